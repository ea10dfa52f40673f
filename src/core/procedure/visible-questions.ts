/**
 * Which questions a form asks, given what was answered so far. What is hidden counts as unanswered, so a whole branch goes
 * when its first answer changes, while the answers themselves stay in the draft and come back with the branch. Where the
 * form asks a consent for what is sensitive and the fact `$sensitive` says it was refused, those questions are hidden too.
 */

import { findAnswer, isAnswered, repeatsOf } from './answer-value.ts';
import type { EvaluationOptions } from './answer-value.ts';
import { calculate, evaluateCondition } from './interpret-logic.ts';
import type { Condition } from './logic.ts';
import type { Answers, AnswerValue, Procedure, Question, Section } from './procedure.ts';

export interface VisibleQuestion {
  /** The question's id; for a member of a group's repeat its path, `children[0].fullName`. */
  readonly id: string;
  readonly question: Question;
  readonly section: Section;
  readonly required: boolean;
  /** The answer, or what was calculated; absent when not answered. */
  readonly value?: AnswerValue;
  /** The answers its conditions look at: those of the form, and of the repeat it stands in. */
  readonly scope: Answers;
  /** Groups only: the visible members of each repeat, at least `min` repeats. */
  readonly repeats?: readonly (readonly VisibleQuestion[])[];
}

/** The visible questions and the answers that count (hidden ones dropped, calculated ones added). */
export interface Interview {
  readonly questions: readonly VisibleQuestion[];
  readonly answers: Answers;
}

/**
 * The questions to ask, in the form's order; empty for a procedure without a form. Ages count until `options.today`, else
 * until the fact `$today` among the answers; with neither, a condition about an age does not hold.
 */
export function visibleQuestions(
  procedure: Procedure,
  answers: Answers,
  options: EvaluationOptions = {},
): readonly VisibleQuestion[] {
  return getInterview(procedure, answers, options).questions;
}

/** `visibleQuestions` together with the answers that count. */
export function getInterview(procedure: Procedure, answers: Answers, options: EvaluationOptions = {}): Interview {
  const placed = (procedure.form?.sections ?? []).flatMap((section) =>
    section.questions.map((question) => ({ question, section })),
  );
  return resolveLevel(placed, answers, {}, '', { ...options, hidesSensitive: isSensitiveRefused(procedure, answers) });
}

/** Whether the form asks a consent for what is sensitive, and the facts among `answers` say that it was refused. */
export function isSensitiveRefused(procedure: Procedure, answers: Answers): boolean {
  return answers['$sensitive'] === 'no' && procedure.consents.some(({ sensitive }) => sensitive === true);
}

interface LevelOptions extends EvaluationOptions {
  readonly hidesSensitive: boolean;
}

interface Placed {
  readonly question: Question;
  readonly section: Section;
}

/** One level of questions: the form's, or one repeat of a group. `outer` are the answers around it. */
function resolveLevel(
  placed: readonly Placed[],
  own: Answers,
  outer: Answers,
  path: string,
  options: LevelOptions,
): Interview {
  const isOuterLevel = path === '';
  const holds = (condition: Condition | undefined, scope: Answers) => evaluateCondition(condition, scope, options);
  const isVisible = ({ question, section }: Placed, scope: Answers) =>
    !(options.hidesSensitive && question.sensitive === true) &&
    (!isOuterLevel || holds(section.when, scope)) &&
    holds(question.when, scope);

  let counting = own;
  // References have no cycle, so after as many rounds as there are questions every answer has settled.
  for (let round = 0; round <= placed.length; round += 1) {
    const scope = { ...outer, ...counting };
    const next: { [questionId: string]: AnswerValue | undefined } = { ...own };
    for (const item of placed) {
      const { question } = item;
      if (!isVisible(item, scope)) delete next[question.id];
      else if (question.type === 'calculated') next[question.id] = calculate(question.calculation, scope, options);
    }
    const isSettled = placed.every(({ question: { id } }) => isSettledAt(counting[id], next[id]));
    counting = next;
    if (isSettled) break;
  }

  const scope = { ...outer, ...counting };
  const settled: { [questionId: string]: AnswerValue | undefined } = { ...counting };
  const questions = placed
    .filter((item) => isVisible(item, scope))
    .map((item): VisibleQuestion => {
      const { question, section } = item;
      const id = path + question.id;
      const required =
        typeof question.required === 'object' ? holds(question.required, scope) : question.required === true;
      const value = findAnswer(counting, question.id);
      if (question.type !== 'group')
        return { id, question, section, required, scope, ...(value === undefined ? {} : { value }) };
      const members = question.questions.map((member) => ({ question: member, section }));
      const given = repeatsOf(value);
      const repeats = Array.from({ length: Math.max(given.length, question.min ?? 0) }, (_, index) =>
        resolveLevel(members, given[index] ?? {}, scope, `${id}[${index}].`, options),
      );
      if (given.length > 0) settled[question.id] = repeats.slice(0, given.length).map((repeat) => repeat.answers);
      return {
        id,
        question,
        section,
        required,
        scope,
        ...(isAnswered(value) ? { value } : {}),
        repeats: repeats.map((repeat) => repeat.questions),
      };
    });
  return { questions, answers: settled };
}

/** Calculated dates are made anew in every round. */
function isSettledAt(before: AnswerValue | undefined, now: AnswerValue | undefined): boolean {
  if (before === now) return true;
  return typeof before === 'object' && typeof now === 'object' && 'iso' in before && 'iso' in now
    ? before.iso === now.iso && before.precision === now.precision
    : false;
}
