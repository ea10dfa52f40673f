/**
 * Days of the Gregorian calendar as pure arithmetic: the core has no clock and no time zone. A day is `YYYY-MM-DD`; a
 * date known only in part is a `PartialDate`. Every function answers for what is written, never for "now".
 */

import type { DatePrecision, PartialDate } from '../citizen/person.ts';

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether that day exists (proleptic Gregorian calendar, years 1 … 9999). */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return false;
  const days = month === 2 && isLeapYear(year) ? 29 : daysOfMonth[month - 1];
  return days !== undefined && Number.isInteger(day) && day >= 1 && day <= days;
}

/** Days since 1970-01-01; absent when `iso` does not begin with a real `YYYY-MM-DD`. */
export function findDayNumber(iso: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(iso);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isRealDay(year, month, day)) return undefined;
  // Years begin in March here, because then the leap day is the last of the year and months follow one formula.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `findDayNumber`, for days of the years 1 … 9999. */
export function isoOfDayNumber(dayNumber: number): string {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth + (marchMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(day)}`;
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(dayNumber: number): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber + 4) % 7) + 7) % 7;
}

export function pad2(value: number): string {
  return String(value).padStart(2, '0');
}

/** A partial date from its numbers; 0 stands for a month or day that is not known. Absent when no such date exists. */
export function findPartialDate(year: number, month: number, day: number): PartialDate | undefined {
  if (!isRealDay(year, month === 0 ? 1 : month, day === 0 ? 1 : day) || (month === 0 && day !== 0)) return undefined;
  const yearText = String(year).padStart(4, '0');
  if (month === 0) return { iso: yearText, precision: 'year' };
  if (day === 0) return { iso: `${yearText}-${pad2(month)}`, precision: 'month' };
  return { iso: `${yearText}-${pad2(month)}-${pad2(day)}`, precision: 'day' };
}

/** Whether a value is a partial date whose `iso` exists and has exactly the length its `precision` says. */
export function isPartialDate(value: unknown): value is PartialDate {
  if (typeof value !== 'object' || value === null) return false;
  const { iso, precision } = value as { iso?: unknown; precision?: unknown };
  if (typeof iso !== 'string') return false;
  return precisionOf(iso) !== undefined && precisionOf(iso) === precision;
}

function precisionOf(iso: string): DatePrecision | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  if (!isRealDay(Number(year), Number(month ?? '1'), Number(day ?? '1'))) return undefined;
  return day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
}

/** The first day a partial date may mean. */
export function firstDayOf(date: PartialDate): string {
  return date.iso.length === 4 ? `${date.iso}-01-01` : date.iso.length === 7 ? `${date.iso}-01` : date.iso;
}

/**
 * Whole years from a date until `today` (`YYYY-MM-DD…`). A date known only by its year counts from 1 January (by its
 * month: from the 1st), which is how offices count elders' ages (general knowledge, not confirmed in a published text).
 * Absent when `today` is no day; negative when the date lies ahead.
 */
export function findWholeYears(from: PartialDate, today: string): number | undefined {
  if (findDayNumber(today) === undefined) return undefined;
  const first = firstDayOf(from);
  const years = Number(today.slice(0, 4)) - Number(first.slice(0, 4));
  return today.slice(5, 10) < first.slice(5, 10) ? years - 1 : years;
}
