/**
 * When a result is due. Terms begin the day after reception and a last day off moves to the end of the next working day
 * (Bộ luật Dân sự 91/2015/QH13 Đ.147–148); same-day procedures received after their cutoff (15:00 in civil status) are due
 * the next working day; days off are those of Bộ luật Lao động 45/2019/QH14 Đ.111–112, NQ 28/2026/QH16 (24/11) and the
 * yearly notices of swapped days, given as data. Times are Vietnam's, +07:00 all year.
 *
 * A desk that is open on Saturday mornings takes dossiers in and hands out what it can the same morning. Saturday stays a
 * day of the weekend all the same: no term counts it, no last day falls on it, and no deadline comes nearer by it. So how
 * many working days are left is one question with one answer, whichever point a dossier belongs to.
 */

import { findDayNumber, isoOfDayNumber, pad2, weekdayOf } from '../calendar/calendar-date.ts';
import type { Procedure, Sla } from '../procedure/procedure.ts';

export interface WorkingCalendar {
  /** Days off besides weekends, `YYYY-MM-DD`. */
  readonly holidays?: readonly string[];
  /** Weekend days worked in exchange for another day off: whole days. */
  readonly swapWorkingDays?: readonly string[];
}

/** When a desk is open to residents, besides the working days. */
export interface DeskHours {
  readonly saturdayMorning?: boolean;
}

/** Residence matters are received on Saturday mornings everywhere; the rest where the reception point says so. */
export function deskHoursOf(
  { receivedBy }: Pick<Procedure, 'receivedBy'>,
  point: { readonly saturdayMornings: boolean } | undefined,
): DeskHours {
  return { saturdayMorning: receivedBy === 'commune-police' || point?.saturdayMornings === true };
}

const endOfOffice = '17:00';
const endOfSaturday = '11:30';

/**
 * When the result of a dossier received at `receivedAt` (ISO with offset) is due, `YYYY-MM-DDTHH:MM:00+07:00` at the end of
 * that day's office hours. Working days count from the next working day; days are calendar days, landing on a working day.
 * Only what is due the same day can be due on a Saturday morning, when the desk is open and took it in then.
 * Absent where the term is not a number of days (`unit` other, or no `value`): a person sets the appointment then.
 * Throws RangeError for a `receivedAt` that is no time.
 */
export function appointmentFor(
  receivedAt: string,
  sla: Sla,
  calendar: WorkingCalendar,
  hours: DeskHours = {},
): string | undefined {
  const received = localTimeOf(receivedAt);
  if (sla.unit === 'other' || sla.value === undefined || !Number.isFinite(sla.value)) return undefined;
  const days = Math.max(0, Math.ceil(sla.value));
  if (days === 0) return sameDay(received, sla.cutoff, calendar, hours);
  if (sla.unit === 'day') return dueAt(workingDayFrom(received.day + days, calendar));
  let day = received.day;
  for (let counted = 0; counted < days; counted += 1) day = workingDayFrom(day + 1, calendar);
  return dueAt(day);
}

/** Whether a day (`YYYY-MM-DD`) counts: Monday to Friday or worked instead, and not off. */
export function isWorkingDay(iso: string, calendar: WorkingCalendar): boolean {
  const day = findDayNumber(iso);
  return day !== undefined && isWorked(day, calendar);
}

/** The day itself while the desk is open and the cutoff is not past ("sau 15 giờ": 15:00 itself is in time). */
function sameDay(
  { day, time }: LocalTime,
  cutoff: string | undefined,
  calendar: WorkingCalendar,
  hours: DeskHours,
): string {
  const closing = closingTime(day, calendar, hours);
  const latest = cutoff !== undefined && closing !== undefined && cutoff < closing ? cutoff : closing;
  const isInTime = latest !== undefined && time <= `${latest}:00`;
  return isInTime ? dueAt(day, closing) : dueAt(workingDayFrom(day + 1, calendar));
}

function workingDayFrom(day: number, calendar: WorkingCalendar): number {
  let next = day;
  // A calendar of days off is finite, so a working day always comes.
  while (!isWorked(next, calendar)) next += 1;
  return next;
}

function isWorked(day: number, { holidays, swapWorkingDays }: WorkingCalendar): boolean {
  const iso = isoOfDayNumber(day);
  if (holidays?.includes(iso) === true) return false;
  const weekday = weekdayOf(day);
  return (weekday >= 1 && weekday <= 5) || swapWorkingDays?.includes(iso) === true;
}

/** `HH:MM` when the desk closes on that day; absent where it does not open. */
function closingTime(day: number, calendar: WorkingCalendar, { saturdayMorning }: DeskHours): string | undefined {
  if (isWorked(day, calendar)) return endOfOffice;
  const isOff = calendar.holidays?.includes(isoOfDayNumber(day)) === true;
  return saturdayMorning === true && weekdayOf(day) === 6 && !isOff ? endOfSaturday : undefined;
}

function dueAt(day: number, closing = endOfOffice): string {
  return `${isoOfDayNumber(day)}T${closing}:00+07:00`;
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
