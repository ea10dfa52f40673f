/**
 * From the answers of one version of a form to those of another, so that nobody says twice what they have said: what
 * still fits is kept, a question that was renamed but asks the same fact of the same person gets its answer, and what no
 * longer fits is named, never dropped silently.
 */

import { findAnswer, repeatsOf } from './answer-value.ts';
import { findAnswerProblems } from './find-answer-problems.ts';
import type { Answers, AnswerValue, Procedure, Question } from './procedure.ts';
import { visibleQuestions } from './visible-questions.ts';

export interface Migration {
  /** Answers for the new version, with the app's facts as they were. */
  readonly answers: Answers;
  /** Questions of the new version that keep their answer. */
  readonly kept: readonly Question[];
  /** Questions that the new version shows, the old one did not have, and nobody has answered. */
  readonly fresh: readonly Question[];
  /** Answers of the old version without a place in the new one; `question` is the old one. */
  readonly unfit: readonly { readonly question: Question; readonly value: AnswerValue }[];
}

/** `today` (`YYYY-MM-DD`) is for conditions about an age. The same versions give the same answers back. */
export function migrateAnswers(from: Procedure, to: Procedure, answers: Answers, today: string): Migration {
  const before = topQuestions(from);
  const after = topQuestions(to);
  const moved: { [questionId: string]: AnswerValue | undefined } = {};
  for (const id of Object.keys(answers)) if (id.startsWith('$')) moved[id] = answers[id];

  const kept: Question[] = [];
  const unfit: { question: Question; value: AnswerValue }[] = [];
  for (const question of before) {
    const value = question.type === 'calculated' ? undefined : findAnswer(answers, question.id);
    if (value === undefined) continue;
    const place = findPlace(question, after, answers);
    const fitting = place && findFitting(place, value);
    if (place === undefined || fitting === undefined) unfit.push({ question, value });
    else {
      moved[place.id] = fitting;
      kept.push(place);
      if (isShortened(fitting, value)) unfit.push({ question, value });
    }
  }
  const known = new Set(before.map((question) => question.id));
  const fresh = visibleQuestions(to, moved, { today })
    .map(({ question }) => question)
    .filter(({ id, type }) => type !== 'calculated' && type !== 'note' && !known.has(id))
    .filter(({ id }) => findAnswer(moved, id) === undefined);
  return { answers: moved, kept, fresh, unfit };
}

function topQuestions(procedure: Procedure): readonly Question[] {
  return (procedure.form?.sections ?? []).flatMap((section) => section.questions);
}

/** The same id; else the one question that asks the same fact of the same person and has no answer of its own. */
function findPlace(question: Question, after: readonly Question[], answers: Answers): Question | undefined {
  const same = after.find(({ id }) => id === question.id);
  if (same !== undefined) return same;
  const { means } = question;
  if (means === undefined) return undefined;
  const alike = after.filter(
    (candidate) =>
      candidate.means?.of === means.of &&
      candidate.means.field === means.field &&
      findAnswer(answers, candidate.id) === undefined,
  );
  return alike.length === 1 ? alike[0] : undefined;
}

/** The answer, or the part of it that the question takes; absent where it takes nothing of it. */
function findFitting(question: Question, value: AnswerValue): AnswerValue | undefined {
  if (question.type === 'multi-choice' && Array.isArray(value)) {
    const offered = question.choices.map((choice) => choice.value);
    const left = value.filter((item) => typeof item === 'string' && offered.includes(item));
    return left.length === 0 ? undefined : (left as readonly string[]);
  }
  if (question.type === 'group') {
    const repeats = repeatsOf(value).map((repeat) => fitRepeat(question.questions, repeat));
    return repeats.some((repeat) => Object.keys(repeat).length > 0) ? repeats : undefined;
  }
  return isTaken(question, value) ? value : undefined;
}

function fitRepeat(members: readonly Question[], repeat: Answers): Answers {
  const fitted: { [questionId: string]: AnswerValue } = {};
  for (const member of members) {
    const value = findAnswer(repeat, member.id);
    const fitting = value === undefined ? undefined : findFitting(member, value);
    if (fitting !== undefined) fitted[member.id] = fitting;
  }
  return fitted;
}

/** A value of the question's kind: what is too long or out of bounds stays, and the form says so where it is seen. */
function isTaken(question: Question, value: AnswerValue): boolean {
  if (question.type === 'calculated' || question.type === 'note') return false;
  const visible = { id: question.id, question, section: nowhere, required: false, value, scope: {} };
  const misfits = ['answer-wrong-type', 'answer-not-a-choice', 'date-invalid'];
  return !findAnswerProblems(visible).some(({ code }) => misfits.includes(code));
}

const nowhere = { id: '', title: '', questions: [] };

function isShortened(fitting: AnswerValue, value: AnswerValue): boolean {
  return countLeaves(fitting) < countLeaves(value);
}

/** Single answers in it: choices, and what stands in the repeats of a group. */
function countLeaves(value: AnswerValue | undefined): number {
  if (!Array.isArray(value)) return value === undefined ? 0 : 1;
  const inRepeats = repeatsOf(value).flatMap((repeat) => Object.keys(repeat).map((id) => countLeaves(repeat[id])));
  return inRepeats.reduce((sum, count) => sum + count, value.filter((item) => typeof item === 'string').length);
}
