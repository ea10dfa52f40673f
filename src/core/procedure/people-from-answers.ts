import type { Role } from '../citizen/person.ts';
import type { EvaluationOptions } from './answer-value.ts';
import { withAnswer } from './person-answer.ts';
import type { RolePerson } from './person-answer.ts';
import type { Answers, Procedure } from './procedure.ts';
import { visibleQuestions } from './visible-questions.ts';
import type { VisibleQuestion } from './visible-questions.ts';

/**
 * The people a form speaks of, by the questions that say so (`means`): one person a role from the form itself, in the order
 * the roles appear, and one more for every repeat of a group that speaks of a role.
 */
export function peopleFromAnswers(
  procedure: Procedure,
  answers: Answers,
  options: EvaluationOptions = {},
): readonly RolePerson[] {
  const questions = visibleQuestions(procedure, answers, options);
  const repeats = questions.flatMap((visible) => visible.repeats ?? []);
  return [...peopleOf(questions), ...repeats.flatMap(peopleOf)];
}

function peopleOf(questions: readonly VisibleQuestion[]): RolePerson[] {
  const people = new Map<Role, RolePerson['person']>();
  for (const { question, value } of questions) {
    const role = question.means?.of;
    if (role === undefined || value === undefined) continue;
    people.set(role, withAnswer(people.get(role) ?? {}, question, value));
  }
  return [...people].map(([role, person]) => ({ role, person }));
}
