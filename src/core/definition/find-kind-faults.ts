/** Conditions and calculations that ask something of an answer which it can never be. */

import { getAnswerKind } from './answer-kind.ts';
import type { AnswerKind } from './answer-kind.ts';
import { factValues } from './fact-values.ts';
import type { PlacedMention } from './find-reference-faults.ts';
import type { FormFault } from './form-fault.ts';
import type { Need } from './list-mentions.ts';
import type { PlacedQuestion } from './placed-questions.ts';
import type { Question } from '../procedure/procedure.ts';

const suited: { readonly [need in Need]: readonly AnswerKind[] } = {
  number: ['number', 'any'],
  'number-in-groups': ['number', 'any'],
  date: ['date', 'any'],
  'number-or-date': ['number', 'date', 'any'],
  list: ['group', 'list', 'any'],
};

/** For mentions whose questions exist. */
export function findKindFaults(
  mentions: readonly PlacedMention[],
  byId: ReadonlyMap<string, PlacedQuestion>,
): readonly FormFault[] {
  return mentions.flatMap(({ id, place, needs, values = [] }) => {
    const question = byId.get(id)?.question;
    const kind = question === undefined ? kindOfFact(id) : getAnswerKind(question);
    if (needs !== undefined && !suited[needs].includes(kind)) return [{ code: 'wrong-kind', place, about: id }];
    return values.flatMap((value) => {
      const code = question === undefined ? judgeFactValue(id, value) : judgeValue(question, kind, value);
      return code === undefined ? [] : [{ code, place, about: code === 'wrong-kind' ? id : String(value) }];
    });
  });
}

function kindOfFact(id: string): AnswerKind {
  return factValues[id] === undefined ? 'date' : 'text';
}

function judgeFactValue(id: string, value: string | number | boolean): FormFault['code'] | undefined {
  const known = factValues[id];
  return known === undefined || known.includes(String(asText(value))) ? undefined : 'unknown-choice';
}

/** Why an answer can never be this value; absent: it can. */
function judgeValue(
  question: Question,
  kind: AnswerKind,
  value: string | number | boolean,
): 'wrong-kind' | 'unknown-choice' | undefined {
  switch (kind) {
    case 'text':
    case 'list': {
      const isOpen = question.type !== 'multi-choice' && (question.type !== 'choice' || isOpenChoice(question));
      if (isOpen) return typeof value === 'string' ? undefined : 'wrong-kind';
      const offered = 'choices' in question ? (question.choices ?? []) : [];
      return offered.some((choice) => choice.value === asText(value)) ? undefined : 'unknown-choice';
    }
    case 'flag':
      return ['yes', 'no'].includes(String(asText(value))) ? undefined : 'unknown-choice';
    case 'number':
      return typeof value === 'number' ? undefined : 'wrong-kind';
    case 'date':
      return typeof value === 'string' ? undefined : 'wrong-kind';
    case 'any':
      return undefined;
    case 'address':
    case 'group':
    case 'none':
      return 'wrong-kind';
  }
}

function isOpenChoice(question: Extract<Question, { readonly type: 'choice' }>): boolean {
  return question.list !== undefined || question.other === true;
}

/** Yes and true, no and false are the same answer. */
function asText(value: string | number | boolean): string | number {
  return value === true ? 'yes' : value === false ? 'no' : value;
}
