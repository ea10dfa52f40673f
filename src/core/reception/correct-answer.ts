/**
 * The desk puts an answer right with the resident's word, by telephone or at the counter. What was signed is never touched: the
 * correction stands beside it, with who, when and why, and whoever needs the answers that hold asks `correctedAnswers`.
 */

import type { Incomplete, SealedText } from '../dossier/dossier.ts';
import { findAnswerProblems } from '../procedure/find-answer-problems.ts';
import { isBlocking } from '../procedure/is-blocking.ts';
import { knownFacts } from '../procedure/known-facts.ts';
import type { Answers, AnswerValue, Procedure } from '../procedure/procedure.ts';
import { visibleQuestions } from '../procedure/visible-questions.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import type { DossierAtDesk } from './desk-action.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';
import type { AnswerCorrection } from './desk-life.ts';

/** The answers as they hold now: the signed ones, each with its newest correction. */
export function correctedAnswers(
  answers: Answers,
  corrections: readonly Pick<AnswerCorrection, 'questionId' | 'after'>[],
): Answers {
  const corrected = corrections.map(({ questionId, after }) => [questionId, after as AnswerValue] as const);
  return { ...answers, ...Object.fromEntries(corrected) };
}

/**
 * The corrections that still hold once a newer packet brought `answers`: where the resident meanwhile signed something else,
 * that goes before what the desk wrote.
 */
export function correctionsAfter(
  before:
    | { readonly text: Pick<SealedText, 'answers'>; readonly corrections?: readonly AnswerCorrection[] }
    | undefined,
  answers: Answers,
): readonly AnswerCorrection[] {
  const isAsSigned = ({ questionId }: AnswerCorrection) =>
    JSON.stringify(answers[questionId]) === JSON.stringify(before?.text.answers[questionId]);
  return (before?.corrections ?? []).filter(isAsSigned);
}

/**
 * One correction of a question that the form asks now; of a group all its repeats at once. Held to the form's own rules as of
 * `today`. Problems: action-not-possible; reason-missing; bad-request (no such question, a calculated one, or nothing changes);
 * those of answers, with the question.
 */
export function correctAnswer(
  dossier: DossierAtDesk,
  form: { readonly procedure: Procedure; readonly text: SealedText; readonly corrections: readonly AnswerCorrection[] },
  request: { readonly questionId?: unknown; readonly value?: unknown; readonly reason?: unknown },
  today: string,
): Result<Pick<AnswerCorrection, 'questionId' | 'before' | 'after' | 'reason'>> {
  if (!isActionPossible('correct', dossier)) return fail('action-not-possible');
  const reason = parseDeskWords(request.reason, 500);
  if (!reason.ok) return reason;
  const { questionId, value } = request;
  if (typeof questionId !== 'string' || value === undefined || value === null) return fail('bad-request');
  const { procedure, text } = form;
  const before = correctedAnswers(text.answers, form.corrections);
  const answers = { ...before, [questionId]: value as AnswerValue };
  const questions = visibleQuestions(procedure, { ...answers, ...knownFacts(text) }, { today });
  const visible = questions.find((one) => one.id === questionId);
  if (visible === undefined || visible.question.type === 'calculated' || visible.question.type === 'note') {
    return fail('bad-request', { questionId });
  }
  const problem = findAnswerProblems(visible, { today }).find(isBlocking);
  if (problem !== undefined) return { ok: false, problem };
  if (JSON.stringify(before[questionId]) === JSON.stringify(value)) return fail('bad-request', { questionId });
  return succeed({ questionId, before: before[questionId] ?? null, after: value, reason: reason.value });
}

/**
 * What still stands in the way of a dossier that was handed over unfinished, once `brought` is there. Absent: nothing that a
 * form or a paper lacks; the read-back that never was is the signature's at the desk.
 */
export function stillIncomplete(
  incomplete: Incomplete | undefined,
  brought: { readonly questionId?: string; readonly paperId?: string },
): Incomplete | undefined {
  const missing = (incomplete?.missing ?? []).filter(
    ({ questionId, paperId }) =>
      !(questionId !== undefined && questionId === brought.questionId) &&
      !(paperId !== undefined && paperId === brought.paperId),
  );
  const lacks = missing.some(({ questionId, paperId }) => (questionId ?? paperId) !== undefined);
  return incomplete !== undefined && lacks ? { ...incomplete, missing } : undefined;
}
