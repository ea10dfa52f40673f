/** An answer as the official sheet shows it: the words of `answerText`, and what a calculated line took them from. */

import { findPartialDate } from '../calendar/calendar-date.ts';
import type { Filling } from '../text/fill-dots.ts';
import { answerText } from '../procedure/answer-text.ts';
import type { ListLabels } from '../procedure/answer-text.ts';
import { findDate, plainText } from '../procedure/answer-value.ts';
import { findCalculationReferences } from '../definition/find-references.ts';
import type { Question } from '../procedure/procedure.ts';
import type { VisibleQuestion } from '../procedure/visible-questions.ts';

/** What the printed words of an answer depend on. */
export interface PrintedAnswers {
  /** The visible questions by id; a hidden one is not there and counts as unanswered. */
  readonly visible: ReadonlyMap<string, VisibleQuestion>;
  readonly labels: ListLabels;
}

/** NFC, each paragraph on its own line; '' when nothing was answered. */
export function printedText(shown: VisibleQuestion | undefined, { visible, labels }: PrintedAnswers): string {
  if (shown?.value === undefined) return '';
  if (shown.question.type === 'group') {
    const repeats = (shown.repeats ?? []).map((repeat) =>
      repeat.map((member) => printedText(member, { visible, labels })).filter((text) => text !== ''),
    );
    return repeats.map((texts) => texts.join(', ')).join('; ');
  }
  return cleanText(answerText(findSource(shown, visible), shown.value, labels));
}

/** Each paragraph without needless white space. */
export function cleanText(text: string): string {
  const lines = text.normalize('NFC').split(/\r?\n/u);
  return lines
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The same as something to put into the dots of a printed sentence. */
export function newFilling(question: Question, shown: VisibleQuestion | undefined, printed: PrintedAnswers): Filling {
  const text = printedText(shown, printed);
  const date = findDate(shown?.value);
  if (question.type === 'date' || (question.type === 'calculated' && date !== undefined)) {
    const [year, month, day] = (date?.iso ?? '').split('-').map(Number);
    return { kind: 'date', date: findPartialDate(year ?? 0, month ?? 0, day ?? 0), text };
  }
  if (question.type === 'time') return { kind: 'time', text };
  const hasUnit = question.type === 'number' && question.unit !== undefined && text !== '';
  return { kind: 'text', text, ...(hasUnit && { bare: plainText(shown?.value) }) };
}

/**
 * The question whose words a value is in. A calculated line that copies (or picks) the answer to another question says it in
 * that question's words: a copied nationality is "Việt Nam", never its code; money stays money.
 */
function findSource(shown: VisibleQuestion, visible: PrintedAnswers['visible']): Question {
  const seen = new Set<string>();
  let { question } = shown;
  while (question.type === 'calculated' && !seen.has(question.id)) {
    seen.add(question.id);
    const origins = findCalculationReferences(question.calculation).flatMap((id) => visible.get(id) ?? []);
    const origin = origins.find(({ value }) => value === shown.value) ?? origins.find(isMoney);
    if (origin === undefined || (isMoney(origin) && typeof shown.value !== 'number')) break;
    ({ question } = origin);
  }
  return question;
}

function isMoney({ question }: VisibleQuestion): boolean {
  return question.type === 'money';
}
