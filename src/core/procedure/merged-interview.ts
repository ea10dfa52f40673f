/**
 * One interview for a whole basket: a resident who needs several procedures answers each shared question once. The
 * answers stay apart, one set a procedure, because each becomes its own packet; `spreadAnswer` says where an answer goes.
 */

import type { EvaluationOptions } from './answer-value.ts';
import type { Answers, Procedure, Question } from './procedure.ts';
import { findShareKey } from './share-key.ts';
import { visibleQuestions } from './visible-questions.ts';
import type { VisibleQuestion } from './visible-questions.ts';

export interface BasketItem {
  readonly procedure: Procedure;
  readonly answers: Answers;
}

/** A question of one procedure of the basket. */
export interface AnswerPlace {
  readonly procedureCode: string;
  readonly questionId: string;
}

export interface InterviewQuestion {
  /** The question as its first procedure asks it. */
  readonly visible: VisibleQuestion;
  /** Required by at least one of the procedures. */
  readonly required: boolean;
  /** Where the answer goes, the first procedure's own place first. */
  readonly places: readonly [AnswerPlace, ...AnswerPlace[]];
}

/** A few questions for one screen. Pages keep their id while their questions stay the same. */
export interface InterviewPage {
  /** `<procedure code>/<section id>/<first question id>`. */
  readonly pageId: string;
  readonly procedureCode: string;
  readonly title: string;
  readonly questions: readonly InterviewQuestion[];
}

export interface InterviewOptions extends EvaluationOptions {
  /** Questions to answer on one page (notes and calculated ones do not count); default 4. */
  readonly questionsPerPage?: number;
}

/**
 * The pages of the basket in the order of its procedures and their sections. A group has a page of its own. A procedure
 * without a form has no pages.
 */
export function mergeInterview(
  basket: readonly BasketItem[],
  options: InterviewOptions = {},
): readonly InterviewPage[] {
  const asked = new Map<
    string,
    { visible: VisibleQuestion; required: boolean; places: [AnswerPlace, ...AnswerPlace[]] }
  >();
  for (const { procedure, answers } of basket) {
    for (const visible of visibleQuestions(procedure, answers, options)) {
      const place = { procedureCode: procedure.code, questionId: visible.question.id };
      const key = findShareKey(visible.question, procedure.code) ?? `${procedure.code}#${visible.question.id}`;
      const earlier = asked.get(key);
      if (earlier === undefined) asked.set(key, { visible, required: visible.required, places: [place] });
      else {
        earlier.places.push(place);
        earlier.required ||= visible.required;
      }
    }
  }
  return toPages([...asked.values()], options.questionsPerPage ?? 4);
}

function toPages(questions: readonly InterviewQuestion[], perPage: number): InterviewPage[] {
  const pages: InterviewPage[] = [];
  let section: unknown;
  let free = 0;
  for (const item of questions) {
    const { question } = item.visible;
    const size =
      question.type === 'group' ? perPage : question.type === 'note' || question.type === 'calculated' ? 0 : 1;
    const page = pages.at(-1);
    if (page === undefined || section !== item.visible.section || size > free) {
      section = item.visible.section;
      const { procedureCode } = item.places[0];
      const pageId = `${procedureCode}/${item.visible.section.id}/${question.id}`;
      pages.push({ pageId, procedureCode, title: item.visible.section.title, questions: [item] });
      free = perPage - size;
    } else {
      pages[pages.length - 1] = { ...page, questions: [...page.questions, item] };
      free -= size;
    }
  }
  return pages;
}

/**
 * Every question of the basket that an answer given at `place` answers too, `place` itself first: those with the same share
 * key, whether they show at this moment or not, so that a branch that opens later is already filled.
 */
export function spreadAnswer(procedures: readonly Procedure[], place: AnswerPlace): readonly AnswerPlace[] {
  const all = procedures.flatMap((procedure) =>
    topQuestions(procedure).map((question) => ({ question, procedureCode: procedure.code })),
  );
  const own = all.find((item) => item.procedureCode === place.procedureCode && item.question.id === place.questionId);
  const key = own === undefined ? undefined : findShareKey(own.question, own.procedureCode);
  if (key === undefined) return [place];
  const others = all
    .filter((item) => item !== own && findShareKey(item.question, item.procedureCode) === key)
    .map(({ question, procedureCode }) => ({ procedureCode, questionId: question.id }));
  return [place, ...others];
}

function topQuestions(procedure: Procedure): readonly Question[] {
  return (procedure.form?.sections ?? []).flatMap((section) => section.questions);
}
