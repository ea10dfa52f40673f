import type { Role } from '../citizen/person.ts';
import type { Question } from './procedure.ts';

/** Who these are does not change from one procedure of a basket to the next; a child or somebody who died is another. */
const sameEverywhere: readonly Role[] = ['applicant', 'representative'];

/**
 * What makes two questions of one basket the same question, to be asked once: they carry the same `shared` key, or mean the
 * same fact of the same person, and take the same kind of answer (type and choices). A role other than applicant and
 * representative is one person within its procedure only. Absent for a question of its own.
 */
export function findShareKey(question: Question, procedureCode: string): string | undefined {
  const meaning = question.shared ?? findMeaning(question, procedureCode);
  if (meaning === undefined || question.type === 'group' || question.type === 'note') return undefined;
  return `${meaning}:${question.type}${choicesOf(question)}`;
}

function findMeaning({ means }: Question, procedureCode: string): string | undefined {
  if (means === undefined) return undefined;
  const fact = `${means.of}.${means.field}`;
  return sameEverywhere.includes(means.of) ? fact : `${procedureCode}/${fact}`;
}

function choicesOf(question: Question): string {
  if (question.type !== 'choice' && question.type !== 'multi-choice') return '';
  const list = question.type === 'choice' ? (question.list ?? '') : '';
  const values = (question.choices ?? []).map((choice) => choice.value);
  return `:${[list, ...values.sort()].join('|')}`;
}
