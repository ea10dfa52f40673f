import { findDayNumber, isRealDay, pad2 } from './calendar-date.ts';

/** The same day some months later, the last of the month where it has no such day. Throws RangeError for what is no day. */
export function addMonths(iso: string, months: number): string {
  if (findDayNumber(iso) === undefined) throw new RangeError('no day');
  const [year, month, day] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))];
  const all = year * 12 + (month - 1) + months;
  const [wantedYear, wantedMonth] = [Math.floor(all / 12), (all % 12) + 1];
  let wantedDay = day;
  while (!isRealDay(wantedYear, wantedMonth, wantedDay)) wantedDay -= 1;
  return `${String(wantedYear).padStart(4, '0')}-${pad2(wantedMonth)}-${pad2(wantedDay)}`;
}
