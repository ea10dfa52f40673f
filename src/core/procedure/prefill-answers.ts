import { findAnswer, findDate } from './answer-value.ts';
import type { EvaluationOptions } from './answer-value.ts';
import { findPersonAnswer } from './person-answer.ts';
import type { RolePerson } from './person-answer.ts';
import type { Answers, AnswerValue, Procedure, Question } from './procedure.ts';
import { isSensitiveRefused } from './visible-questions.ts';

/**
 * The answers with the gaps filled from the people known (a card, the household list) and from the form's defaults.
 * Nothing answered is changed, members of repeat groups are left to the person, and a default of today needs
 * `options.today`. Hidden questions are filled too: they do not count until they show. Sensitive ones are left empty where
 * the consent for them was refused.
 */
export function prefillAnswers(
  procedure: Procedure,
  people: readonly RolePerson[],
  answers: Answers,
  options: EvaluationOptions = {},
): Answers {
  const isRefused = isSensitiveRefused(procedure, answers);
  const filled: { [questionId: string]: AnswerValue | undefined } = { ...answers };
  for (const question of (procedure.form?.sections ?? []).flatMap((section) => section.questions)) {
    if (findAnswer(answers, question.id) !== undefined || (isRefused && question.sensitive === true)) continue;
    const role = question.means?.of;
    const known = people
      .filter((item) => item.role === role)
      .map((item) => findPersonAnswer(item.person, question))
      .find((value) => value !== undefined);
    const value = known ?? findDefault(question, answers, options);
    if (value !== undefined) filled[question.id] = value;
  }
  return filled;
}

function findDefault(question: Question, answers: Answers, options: EvaluationOptions): AnswerValue | undefined {
  const value = question.defaultsTo;
  if (typeof value === 'object' && 'byBasis' in value) {
    const basis = answers['$basis'];
    return typeof basis === 'string' ? value.byBasis[basis] : undefined;
  }
  if (typeof value !== 'object' || !('today' in value)) return value as AnswerValue | undefined;
  return options.today === undefined ? undefined : findDate(options.today);
}
