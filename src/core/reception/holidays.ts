/**
 * The list `holidays` as data that a person edits year by year: days off, weekend days that are worked instead, where each
 * stands written, and whether the year was announced in full. What the appointment rule reads (`working-days.ts`) is made
 * from the named days, so the two never differ.
 */

import { findDayNumber, weekdayOf } from '../calendar/calendar-date.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';

export interface NamedDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly name: string;
  /** Law, notice or decision. */
  readonly source: string;
  /** A weekend day that is worked in exchange for another day. */
  readonly working?: true;
  /** Why it is not certain yet. */
  readonly unverified?: string;
}

/** The published list. */
export interface HolidayList {
  readonly holidays: readonly string[];
  readonly swapWorkingDays: readonly string[];
  /** Year → announced in full. */
  readonly complete: { readonly [year: string]: boolean };
  readonly named: readonly NamedDay[];
  /** What else the list brings (its name, source and notes) stays. */
  readonly [other: string]: unknown;
}

/** `GET /admin/holidays/:year` → HolidayYear; `POST …` HolidayWishes → the same. */
export interface HolidayYear {
  readonly year: number;
  readonly days: readonly NamedDay[];
  readonly announced: boolean;
  /** Which days the law and the lunar calendar give; the yearly notice says the rest. */
  readonly proposed: readonly NamedDay[];
  /** First day of the lunar year. */
  readonly newYear: string;
  /** Of the list as published: a change on another one is refused. */
  readonly digest: string;
  /** The years that have days. */
  readonly years: readonly number[];
}

export interface HolidayWishes {
  readonly days: readonly NamedDay[];
  readonly announced: boolean;
  /** By which notice or decision it is so. */
  readonly decision: string;
  readonly digest: string;
}

export const earliestYear = 2020;
export const latestYear = 2100;
const mostDays = 60;

/** Days of that year with a name and a source, each once, by date. Problem: bad-request with what is wrong, `limit` its row from 1. */
export function parseHolidayDays(value: unknown, year: number): Result<readonly NamedDay[]> {
  if (!Array.isArray(value) || value.length > mostDays) return fail('bad-request', { limit: mostDays });
  const days: NamedDay[] = [];
  for (const [index, each] of value.entries()) {
    const day = findNamedDay(each, year);
    if (day === undefined || days.some(({ date }) => date === day.date))
      return fail('bad-request', { limit: index + 1 });
    days.push(day);
  }
  return succeed(days.sort((a, b) => (a.date < b.date ? -1 : 1)));
}

/** The list with that year's days in place of those it had. */
export function withYear(list: HolidayList, year: number, days: readonly NamedDay[], announced: boolean): HolidayList {
  const isOfYear = (date: string) => date.startsWith(`${year}-`);
  const named = [...list.named.filter(({ date }) => !isOfYear(date)), ...days].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
  const complete = { ...list.complete, [String(year)]: announced };
  return {
    ...list,
    holidays: named.filter(({ working }) => !working).map(({ date }) => date),
    swapWorkingDays: named.filter(({ working }) => working).map(({ date }) => date),
    complete,
    named,
  };
}

/** A published list of whatever age. */
export function readHolidayList(content: unknown): HolidayList {
  const list = (typeof content === 'object' && content !== null ? content : {}) as Partial<HolidayList>;
  const { holidays = [], swapWorkingDays = [], complete = {}, named = [] } = list;
  return { ...list, holidays, swapWorkingDays, complete, named };
}

function findNamedDay(value: unknown, year: number): NamedDay | undefined {
  const { date, name, source, working, unverified } = (value ?? {}) as { readonly [key: string]: unknown };
  if (typeof date !== 'string' || date.length !== 10 || !date.startsWith(`${year}-`)) return undefined;
  const number = findDayNumber(date);
  const words = [name, source].map((each) => (typeof each === 'string' ? each.normalize('NFC').trim() : ''));
  const [title = '', law = ''] = words;
  if (number === undefined || title === '' || law === '' || title.length > 120 || law.length > 200) return undefined;
  // Only a day that is off anyway can be worked instead.
  const isWeekend = weekdayOf(number) === 0 || weekdayOf(number) === 6;
  if (working === true && !isWeekend) return undefined;
  const doubt = typeof unverified === 'string' && unverified.length <= 200 ? unverified.normalize('NFC').trim() : '';
  return {
    date,
    name: title,
    source: law,
    ...(working === true && { working }),
    ...(doubt !== '' && { unverified: doubt }),
  };
}
