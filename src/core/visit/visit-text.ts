/** The schedule as words to paste into a Zalo group: plain Vietnamese, one line a visit, nothing about residents. */

import { findDayNumber, weekdayOf } from '../calendar/calendar-date.ts';
import type { MissedVisit, Visit } from './list-visits.ts';
import type { VisitContent, VisitRule } from './schedule.ts';

export interface VisitTextFacts {
  readonly communeName: string;
  readonly telephone?: string;
  /** Short names by code; a code without one stands as it is. */
  readonly procedureNames: { readonly [code: string]: string };
  readonly from: string;
  readonly to: string;
}

const weekdays = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const;

export function weekdayName(weekday: number): string {
  return weekdays[weekday] ?? '';
}

/** `26/11/2026` */
export function dayWords(day: string): string {
  return day.split('-').reverse().join('/');
}

/** `Thứ Năm, 26/11/2026` */
export function fullDayWords(day: string): string {
  const number = findDayNumber(day);
  return number === undefined ? day : `${weekdayName(weekdayOf(number))}, ${dayWords(day)}`;
}

/** `Thôn Tà Rẹc`; a name that brings its own kind (bản, khu phố, thôn…) stays as it is. */
export function hamletName(hamlet: string): string {
  return /^(thôn|bản|khu|khóm|ấp|tổ|làng|buôn|xóm)(?!\p{L})/iu.test(hamlet) ? capital(hamlet) : `Thôn ${hamlet}`;
}

/** `Hằng tuần, Thứ Năm`, `Thứ Năm thứ hai của tháng`… */
export function repeatWords({ repeat, weekday }: Pick<VisitRule, 'repeat' | 'weekday'>): string {
  const day = weekdayName(weekday);
  if (repeat.kind === 'weekly') return `${day} hằng tuần`;
  if (repeat.kind === 'second-week') return `${day}, hai tuần một lần`;
  return repeat.turn === -1 ? `${day} cuối tháng` : `${day} lần thứ ${repeat.turn} trong tháng`;
}

/** What is received: `mọi thủ tục của xã`, or the names. */
export function procedureWords(
  { procedures }: Pick<VisitContent, 'procedures'>,
  names: VisitTextFacts['procedureNames'],
): string {
  if (procedures === undefined) return 'mọi thủ tục';
  return procedures.map((code) => names[code] ?? code).join('; ');
}

export function peopleWords({ people }: Pick<VisitContent, 'people'>): string {
  return people.map(({ name }) => name).join(', ');
}

/** Ready to paste; ends without a line break. `visits` and `missed` are those of `facts.from` … `facts.to`. */
export function visitText(visits: readonly Visit[], missed: readonly MissedVisit[], facts: VisitTextFacts): string {
  const { communeName, telephone, from, to } = facts;
  const days = [...new Set(visits.map(({ date }) => date))];
  const lines = [
    `LỊCH CÁN BỘ VỀ THÔN – ${communeName}`,
    from === to ? `Ngày ${dayWords(from)}` : `Từ ${dayWords(from)} đến ${dayWords(to)}`,
  ];
  if (visits.length === 0) lines.push('', 'Những ngày này không có buổi nào.');
  for (const day of days) {
    lines.push('', fullDayWords(day));
    for (const visit of visits.filter(({ date }) => date === day)) lines.push(...visitLines(visit, facts));
  }
  if (missed.length > 0) {
    lines.push('', 'Lưu ý:');
    for (const each of missed) lines.push(`• ${missedWords(each)}`);
  }
  lines.push('', 'Bà con nhớ mang theo thẻ căn cước và giấy tờ liên quan.');
  if (telephone !== undefined) lines.push(`Cần hỏi thêm, hoặc không đi lại được, xin gọi ${telephone}.`);
  return lines.join('\n').normalize('NFC');
}

/** `Thôn Tà Rẹc, Thứ Năm, 31/12/2026: nghỉ (Tết Dương lịch)` */
export function missedWords({ hamlet, date, why, reason, movedTo }: MissedVisit): string {
  const where = `${hamletName(hamlet)}, ${fullDayWords(date)}`;
  if (why === 'moved') return `${where}: chuyển sang ${fullDayWords(movedTo ?? date)} (${reason})`;
  return `${where}: nghỉ (${reason})`;
}

function visitLines(visit: Visit, { procedureNames }: VisitTextFacts): readonly string[] {
  const who = peopleWords(visit);
  const change = visit.movedFrom && ` (thay cho ${visit.movedFrom.from} ngày ${dayWords(visit.movedFrom.date)})`;
  return [
    `• ${hamletName(visit.hamlet)}: ${visit.from}–${visit.to}, tại ${visit.place}${change ?? ''}`,
    ...(who === '' ? [] : [`  Cán bộ: ${who}`]),
    `  Nhận: ${procedureWords(visit, procedureNames)}`,
  ];
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
