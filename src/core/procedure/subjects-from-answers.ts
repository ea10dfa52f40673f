import type { EvaluationOptions } from './answer-value.ts';
import { peopleFromAnswers } from './people-from-answers.ts';
import type { RolePerson } from './person-answer.ts';
import type { Answers, Procedure } from './procedure.ts';

/**
 * Whom the dossier is about and who else is in it (the child, the deceased, mother, father, spouse, carer…), for
 * `SealedText.subjects`. The applicant and the representative stand apart there and are left out.
 */
export function subjectsFromAnswers(
  procedure: Procedure,
  answers: Answers,
  options: EvaluationOptions = {},
): readonly RolePerson[] {
  return peopleFromAnswers(procedure, answers, options).filter(
    ({ role }) => role !== 'applicant' && role !== 'representative',
  );
}
