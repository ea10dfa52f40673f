/** Visits and their days in words, in the language of the screens. */

import { findDayNumber, weekdayOf } from '../../core/calendar/calendar-date.ts';
import type { MissedVisit } from '../../core/visit/list-visits.ts';
import type { VisitContent } from '../../core/visit/schedule.ts';
import { dayWords, hamletName } from '../../core/visit/visit-text.ts';
import { visitDays as texts } from '../texts/vi/visit-days.ts';

/** `Thứ Năm, 26/11/2026` */
export function fullDayWords(day: string): string {
  const number = findDayNumber(day);
  return number === undefined ? day : `${texts.weekday(weekdayOf(number))}, ${dayWords(day)}`;
}

/** What is received: `mọi thủ tục`, or the names. */
export function procedureWords(
  { procedures }: Pick<VisitContent, 'procedures'>,
  names: { readonly [code: string]: string },
): string {
  return procedures?.map((code) => names[code] ?? code).join('; ') ?? texts.everyProcedure;
}

/** `Thôn Tà Rẹc, Thứ Năm, 31/12/2026: nghỉ (Tết Dương lịch)` */
export function missedWords({ hamlet, date, why, reason, movedTo }: MissedVisit): string {
  const place = `${hamletName(hamlet)}, ${fullDayWords(date)}`;
  return why === 'moved' ? texts.moved(place, fullDayWords(movedTo ?? date), reason) : texts.missed(place, reason);
}
