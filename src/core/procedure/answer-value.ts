/** Reading answers safely: an id may be any word ("constructor" too), and an empty answer is no answer. */

import { isPartialDate } from '../calendar/calendar-date.ts';
import type { PartialDate } from '../citizen/person.ts';
import { formatDate } from '../text/format-date.ts';
import type { Answers, AnswerValue } from './procedure.ts';

/** Where evaluation stands in time: the core has no clock. */
export interface EvaluationOptions {
  /** Today in Vietnam, `YYYY-MM-DD` (a longer ISO time is taken too). Absent: ages are unknown. */
  readonly today?: string;
}

/** False for what is absent or empty: blank text, no choices, no repeats, an address without words, a date without digits. */
export function isAnswered(value: AnswerValue | undefined): value is AnswerValue {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') {
    if ('iso' in value) return value.iso !== '';
    if ('text' in value) return typeof value.text !== 'string' || value.text.trim() !== '';
  }
  return true;
}

/** The answer to a question; absent when there is none or it is empty. */
export function findAnswer(answers: Answers, questionId: string): AnswerValue | undefined {
  const value = Object.hasOwn(answers, questionId) ? answers[questionId] : undefined;
  return isAnswered(value) ? value : undefined;
}

/** The date in an answer, also when it is a bare ISO text. */
export function findDate(value: AnswerValue | undefined): PartialDate | undefined {
  if (isPartialDate(value)) return value;
  if (typeof value !== 'string') return undefined;
  const iso = value.slice(0, 10);
  const date = { iso, precision: iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day' };
  return isPartialDate(date) ? date : undefined;
}

/** The repeats of a group; empty when the answer is no group. */
export function repeatsOf(value: AnswerValue | undefined): readonly Answers[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is Answers => typeof item === 'object' && item !== null && !Array.isArray(item));
}

/** An answer as plain text, without the labels of its choices; '' for none and for groups. */
export function plainText(value: AnswerValue | undefined): string {
  if (!isAnswered(value)) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (isPartialDate(value)) return formatDate(value);
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join(', ');
  return 'text' in value && typeof value.text === 'string' ? value.text.trim() : '';
}

/** `options.today`, else the fact `$today` among the answers. */
export function findToday(answers: Answers, options: EvaluationOptions): string | undefined {
  return options.today ?? findDate(findAnswer(answers, '$today'))?.iso;
}

/** What is known of a condition or calculation of a newer form: nothing. `parseProcedure` refuses such forms before. */
export function unknownKind(_kind: never): undefined {
  return undefined;
}
