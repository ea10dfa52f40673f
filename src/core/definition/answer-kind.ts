/** Which kind of answer a question gives, as far as it can be said before anybody answers. */

import type { Calculation } from '../procedure/logic.ts';
import type { Question } from '../procedure/procedure.ts';

/** `any`: it depends on the answers. */
export type AnswerKind = 'text' | 'number' | 'flag' | 'date' | 'list' | 'address' | 'group' | 'none' | 'any';

const kinds: { readonly [type in Exclude<Question['type'], 'calculated'>]: AnswerKind } = {
  text: 'text',
  'long-text': 'text',
  number: 'number',
  money: 'number',
  date: 'date',
  time: 'text',
  choice: 'text',
  'multi-choice': 'list',
  'yes-no': 'flag',
  'id-number': 'text',
  phone: 'text',
  address: 'address',
  note: 'none',
  group: 'group',
};

const calculated: { readonly [calc in Calculation['calc']]: AnswerKind } = {
  'age-years': 'number',
  'date-in-words': 'text',
  'number-in-words': 'text',
  copy: 'any',
  sum: 'number',
  product: 'number',
  difference: 'number',
  quotient: 'number',
  remainder: 'number',
  round: 'number',
  if: 'any',
  'first-of': 'any',
  length: 'number',
  today: 'date',
  count: 'number',
  join: 'text',
};

export function getAnswerKind(question: Question): AnswerKind {
  return question.type === 'calculated' ? calculated[question.calculation.calc] : kinds[question.type];
}
