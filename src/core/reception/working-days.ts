/**
 * When a result is due. Terms begin the day after reception and a last day off moves to the end of the next working day
 * (Bộ luật Dân sự 91/2015/QH13 Đ.147–148); same-day procedures received after their cutoff (15:00 in civil status) are due
 * the next working day; days off are those of Bộ luật Lao động 45/2019/QH14 Đ.111–112, NQ 28/2026/QH16 (24/11) and the
 * yearly notices of swapped days, given as data. Times are Vietnam's, +07:00 all year.
 */

import { findDayNumber, isoOfDayNumber, pad2, weekdayOf } from '../calendar/calendar-date.ts';
import type { Sla } from '../procedure/procedure.ts';

export interface WorkingCalendar {
  /** Days off besides weekends, `YYYY-MM-DD`. */
  readonly holidays?: readonly string[];
  /** Weekend days worked in exchange for another day off: whole days. */
  readonly swapWorkingDays?: readonly string[];
  /** The desk also works on Saturday mornings (residence matters at the commune police). */
  readonly saturdayMorning?: boolean;
}

const endOfOffice = '17:00';
const endOfSaturday = '11:30';

/**
 * When the result of a dossier received at `receivedAt` (ISO with offset) is due, `YYYY-MM-DDTHH:MM:00+07:00` at the end of
 * that day's office hours. Working days count from the next working day; days are calendar days, landing on a working day.
 * Absent where the term is not a number of days (`unit` other, or no `value`): a person sets the appointment then.
 * Throws RangeError for a `receivedAt` that is no time.
 */
export function appointmentFor(receivedAt: string, sla: Sla, calendar: WorkingCalendar): string | undefined {
  const received = localTimeOf(receivedAt);
  if (sla.unit === 'other' || sla.value === undefined || !Number.isFinite(sla.value)) return undefined;
  const days = Math.max(0, Math.ceil(sla.value));
  if (days === 0) return dueAt(sameDay(received, sla.cutoff, calendar), calendar);
  if (sla.unit === 'day') return dueAt(workingDayFrom(received.day + days, calendar), calendar);
  let day = received.day;
  for (let counted = 0; counted < days; counted += 1) day = workingDayFrom(day + 1, calendar);
  return dueAt(day, calendar);
}

/** Whether an office with that calendar works on a day (`YYYY-MM-DD`), be it only in the morning. */
export function isWorkingDay(iso: string, calendar: WorkingCalendar): boolean {
  const day = findDayNumber(iso);
  return day !== undefined && closingTime(day, calendar) !== undefined;
}

/** The day itself while the desk is open and the cutoff is not past ("sau 15 giờ": 15:00 itself is in time). */
function sameDay(received: LocalTime, cutoff: string | undefined, calendar: WorkingCalendar): number {
  const closing = closingTime(received.day, calendar);
  if (closing === undefined) return workingDayFrom(received.day, calendar);
  const latest = cutoff !== undefined && cutoff < closing ? cutoff : closing;
  return received.time <= `${latest}:00` ? received.day : workingDayFrom(received.day + 1, calendar);
}

function workingDayFrom(day: number, calendar: WorkingCalendar): number {
  let next = day;
  // A calendar of days off is finite, so a working day always comes.
  while (closingTime(next, calendar) === undefined) next += 1;
  return next;
}

/** `HH:MM` when the office closes on that day; absent on days off. */
function closingTime(day: number, calendar: WorkingCalendar): string | undefined {
  const iso = isoOfDayNumber(day);
  if (calendar.holidays?.includes(iso) === true) return undefined;
  const weekday = weekdayOf(day);
  if ((weekday >= 1 && weekday <= 5) || calendar.swapWorkingDays?.includes(iso) === true) return endOfOffice;
  return weekday === 6 && calendar.saturdayMorning === true ? endOfSaturday : undefined;
}

function dueAt(day: number, calendar: WorkingCalendar): string {
  return `${isoOfDayNumber(day)}T${closingTime(day, calendar) ?? endOfOffice}:00+07:00`;
}

/** A moment in Vietnam: its day number and `HH:MM:SS`. */
interface LocalTime {
  readonly day: number;
  readonly time: string;
}

function localTimeOf(iso: string): LocalTime {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(iso);
  const day = findDayNumber(iso);
  if (match === null || day === undefined) throw new RangeError('receivedAt must be an ISO time with an offset');
  const [, , hour, minute, second = '00', offset = 'Z'] = match;
  const [offsetHour, offsetMinute] = offset === 'Z' ? [0, 0] : [Number(offset.slice(1, 3)), Number(offset.slice(4, 6))];
  const offsetMinutes = (offsetHour * 60 + offsetMinute) * (offset.startsWith('-') ? -1 : 1);
  const minutes = day * 1440 + Number(hour) * 60 + Number(minute) - offsetMinutes + 7 * 60;
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return { day: Math.floor(minutes / 1440), time: `${pad2(Math.floor(ofDay / 60))}:${pad2(ofDay % 60)}:${second}` };
}
