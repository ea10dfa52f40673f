import type { Question } from './procedure.ts';

/**
 * What makes two questions of one basket the same question, to be asked once: they mean the same fact of the same role, or
 * carry the same `shared` key, and take the same kind of answer (type and choices). Absent for a question of its own.
 */
export function findShareKey(question: Question): string | undefined {
  const meaning = question.means === undefined ? question.shared : `${question.means.of}.${question.means.field}`;
  if (meaning === undefined || question.type === 'group' || question.type === 'note') return undefined;
  return `${meaning}:${question.type}${choicesOf(question)}`;
}

function choicesOf(question: Question): string {
  if (question.type !== 'choice' && question.type !== 'multi-choice') return '';
  const list = question.type === 'choice' ? (question.list ?? '') : '';
  const values = (question.choices ?? []).map((choice) => choice.value);
  return `:${[list, ...values.sort()].join('|')}`;
}
