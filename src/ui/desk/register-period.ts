/** Periods of the register, whole days in Vietnam, both ends counted. */

import { findDayNumber, isoOfDayNumber, weekdayOf } from '../../core/calendar/calendar-date.ts';

export interface RegisterPeriod {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

export const mostRegisterDays = 366;

/** The periods that are asked for most, until `today` where they have not ended. */
export function quickPeriods(today: string): Record<'day' | 'week' | 'month' | 'before' | 'year', RegisterPeriod> {
  const day = findDayNumber(today) ?? 0;
  const [year = '', month = ''] = today.split('-');
  const lastOfBefore = isoOfDayNumber((findDayNumber(`${year}-${month}-01`) ?? 1) - 1);
  // Monday begins the week; Sunday is 0.
  const monday = isoOfDayNumber(day - ((weekdayOf(day) + 6) % 7));
  return {
    day: { from: today, to: today },
    week: { from: monday, to: today },
    month: { from: `${year}-${month}-01`, to: today },
    before: { from: `${lastOfBefore.slice(0, 7)}-01`, to: lastOfBefore },
    year: { from: `${year}-01-01`, to: today },
  };
}

/** Days of the period; absent where an end is missing or they stand the wrong way round. */
export function periodDays({ from, to }: RegisterPeriod): number | undefined {
  const [first, last] = [findDayNumber(from), findDayNumber(to)];
  if (first === undefined || last === undefined || last < first) return undefined;
  return last - first + 1;
}
