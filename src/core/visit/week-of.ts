import { findDayNumber, isoOfDayNumber, weekdayOf } from '../calendar/calendar-date.ts';

/** Monday to Sunday around a day (`YYYY-MM-DD…`), moved by whole weeks. Throws RangeError for what is no day. */
export function weekOf(day: string, weeksAhead = 0): { readonly from: string; readonly to: string } {
  const number = findDayNumber(day);
  if (number === undefined) throw new RangeError('no day');
  const monday = number - ((weekdayOf(number) + 6) % 7) + 7 * weeksAhead;
  return { from: isoOfDayNumber(monday), to: isoOfDayNumber(monday + 6) };
}
