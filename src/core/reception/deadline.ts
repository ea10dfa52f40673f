/**
 * How near a promise is, in working days, so that the desk is warned while there is still time: an appointment on Monday is
 * near on the Thursday before, and the days of Tết do not count as time to work in.
 */

import { findDayNumber, isoOfDayNumber } from '../calendar/calendar-date.ts';
import type { DeadlineState } from './desk-life.ts';
import { isWorkingDay } from './working-days.ts';
import type { WorkingCalendar } from './working-days.ts';

/** Working days before the appointment from which on it is `near`. */
const nearDays = 2;

/**
 * Both are ISO times with Vietnam's offset, +07:00. `late` once the moment is past; `today` on its day until then; `near` when
 * at most two working days lie after today up to and including its day. Throws RangeError for what is no day.
 */
export function deadlineState(appointmentAt: string, now: string, calendar: WorkingCalendar): DeadlineState {
  if (Date.parse(appointmentAt) < Date.parse(now)) return 'late';
  if (appointmentAt.slice(0, 10) === now.slice(0, 10)) return 'today';
  return countWorkingDays(now, appointmentAt, calendar, nearDays + 1) <= nearDays ? 'near' : 'far';
}

/**
 * Working days after the day of `from` up to and including the day of `until`; 0 when `until` is not later. Counting ends at
 * `most`. Throws RangeError for what is no day.
 */
export function countWorkingDays(from: string, until: string, calendar: WorkingCalendar, most = 400): number {
  const last = dayNumberOf(until);
  let count = 0;
  for (let day = dayNumberOf(from) + 1; day <= last && count < most; day += 1) {
    if (isWorkingDay(isoOfDayNumber(day), calendar)) count += 1;
  }
  return count;
}

function dayNumberOf(iso: string): number {
  const day = findDayNumber(iso);
  if (day === undefined) throw new RangeError('no day');
  return day;
}
