/** A form with a question of each kind, and what is found in it once something is added. */

import { findFormFaults } from '../../../src/core/definition/find-form-faults.ts';
import type { Condition } from '../../../src/core/procedure/logic.ts';
import type { Procedure, Question } from '../../../src/core/procedure/procedure.ts';
import { aProcedureAsking, aQuestion } from '../../fixtures/procedure-fixtures.ts';

export const kind = aQuestion({
  id: 'kind',
  type: 'choice',
  choices: [
    { value: 'house', label: 'Nhà' },
    { value: 'land', label: 'Đất' },
  ],
});
const agrees = aQuestion({ id: 'agrees', type: 'yes-no' });
const rooms = aQuestion({ id: 'rooms', type: 'number' });
const born = aQuestion({ id: 'born', type: 'date' });
const name = aQuestion({ id: 'name', type: 'text' });
const wants = aQuestion({
  id: 'wants',
  type: 'multi-choice',
  choices: [
    { value: 'bank', label: 'Ngân hàng' },
    { value: 'cash', label: 'Tiền mặt' },
  ],
});
const household = aQuestion({
  id: 'household',
  type: 'group',
  questions: [aQuestion({ id: 'member', type: 'text' }), aQuestion({ id: 'income', type: 'money' })],
});
export const allKinds = [kind, agrees, rooms, born, name, wants, household];

export const faultsOf = (procedure: Procedure) =>
  findFormFaults(procedure).map(({ code, place, about }) => [code, place, about].filter(Boolean).join(' '));
export const asking = (...questions: readonly Question[]) => aProcedureAsking([...allKinds, ...questions]);
export const added = `form.sections[0].questions[${allKinds.length}]`;
export const when = (condition: Condition) => asking(aQuestion({ id: 'added', type: 'text', when: condition }));

export function choicesOf(question: Question) {
  return question.type === 'choice' ? (question.choices ?? []) : [];
}
