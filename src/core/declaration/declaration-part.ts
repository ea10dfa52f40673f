/** What stands behind one label of a printed line: words, boxes to cross, or a square a digit. */

import { countPlaces, dottedRun, fillDots, hasDots } from '../text/fill-dots.ts';
import { plainText } from '../procedure/answer-value.ts';
import type { DeclarationBox, DeclarationPart } from './declaration.ts';
import { cleanText, newFilling, printedText } from './printed-answer.ts';
import type { PrintedAnswers } from './printed-answer.ts';
import type { Choice, Question } from '../procedure/procedure.ts';

/** The label as printed, without the colon that the sheet sets itself; '' where the wording was not read. */
export function labelOf(question: Question): string {
  return cleanText(question.officialLabel ?? '').replace(/\s*:$/u, '');
}

/**
 * The parts that questions with the same printed label make together, at least one. They are alternatives of which one
 * shows, or several answers on one line. A label with dots is a sentence, and the answers stand where its dots are.
 */
export function newParts(
  label: string,
  questions: readonly Question[],
  printed: PrintedAnswers,
): readonly DeclarationPart[] {
  const isShown = (question: Question) => printed.visible.has(question.id);
  const spoken = questions.filter((question) => question.type !== 'note');
  if (spoken.length === 0) return [{ kind: 'text', label: '', text: label, isSentence: true }];
  const boxed = spoken.filter((question) => question.print === 'boxes' && boxChoices(question).length > 0);
  const squared = spoken.filter((question) => question.print === 'squares');
  if (boxed.length + squared.length === 0 && hasDots(label)) return [newSentence(label, spoken, printed)];

  const parts: DeclarationPart[] = [];
  const boxes = boxed.find(isShown) ?? boxed[0];
  if (boxes) parts.push({ kind: 'boxes', label, choices: newBoxes(boxes, printed) });
  const squares = squared.find(isShown) ?? squared[0];
  if (squares) parts.push(newSquares(label, squares, printed));
  const texts = spoken
    .filter((question) => !boxed.includes(question) && !squared.includes(question))
    .map((question) => printedText(printed.visible.get(question.id), printed))
    .filter((text) => text !== '');
  if (parts.length === 0 || texts.length > 0) parts.push({ kind: 'text', label, text: texts.join(', ') });
  // The label is said once; what else belongs to it follows.
  return parts.map((part, index) => (index === 0 ? part : { ...part, label: '' }));
}

/** With more answers than places they are alternatives, and only those that show take a place. */
function newSentence(label: string, questions: readonly Question[], printed: PrintedAnswers): DeclarationPart {
  const shown = questions.filter((question) => printed.visible.has(question.id));
  const placed = questions.length > countPlaces(label) ? shown : questions;
  const fillings = placed.map((question) => newFilling(question, printed.visible.get(question.id), printed));
  return { kind: 'text', label: '', text: fillDots(label, fillings), isSentence: true };
}

const yesNo: readonly Choice[] = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
];

function boxChoices(question: Question): readonly Choice[] {
  if (question.type === 'yes-no') return yesNo;
  return question.type === 'choice' || question.type === 'multi-choice' ? (question.choices ?? []) : [];
}

/** Every choice with its box; words of the person's own ("khác") get a crossed box behind them. */
function newBoxes(question: Question, printed: PrintedAnswers): readonly DeclarationBox[] {
  const value = printed.visible.get(question.id)?.value;
  const given = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const chosen = given.map((one) =>
    one === true ? 'yes' : one === false ? 'no' : typeof one === 'string' ? one : plainText(one),
  );
  const choices = boxChoices(question);
  const others = chosen.filter((one) => !choices.some((choice) => choice.value === one));
  return [
    ...choices.map((choice) => ({ label: cleanText(choice.label), isChecked: chosen.includes(choice.value) })),
    ...others.map((other) => ({ label: cleanText(other) || dottedRun, isChecked: true })),
  ];
}

/** Digits of an identity number are twelve, of a telephone number ten, of a day eight; else what the form allows. */
function squareCount(question: Question): number {
  if (question.type === 'id-number') return 12;
  if (question.type === 'phone') return 10;
  if (question.type === 'date') return 8;
  return question.type === 'text' ? Math.min(question.maxLength ?? 1, 30) : 1;
}

function newSquares(label: string, question: Question, printed: PrintedAnswers): DeclarationPart {
  const text = printedText(printed.visible.get(question.id), printed);
  const digits = text.replace(/[\s/.-]/gu, '');
  return { kind: 'squares', label, digits, count: Math.max(squareCount(question), Array.from(digits).length) };
}
