/**
 * The days of the year that the law gives (Bộ luật Lao động 45/2019/QH14 Đ.111–112; NQ 28/2026/QH16), the lunar ones by
 * Vietnam's calendar at UTC+7. It is a proposal: the yearly notice says which five days of Tết, the second day of Quốc khánh,
 * and what is swapped.
 */

import { findDayNumber, isoOfDayNumber, pad2, weekdayOf } from '../../core/calendar/calendar-date.ts';
import type { NamedDay } from '../../core/reception/holidays.ts';

const law = 'BLLĐ 45/2019/QH14 Đ.112 k.1';
const makeUpLaw = 'BLLĐ 45/2019/QH14 Đ.111 k.3';
const cultureLaw = 'NQ 28/2026/QH16 Đ.2';

/** Days of the solar year `year` (`YYYY-MM-DD`): the first of the lunar year, and the tenth of its third month. */
export async function findLunarDays(year: number): Promise<{ readonly newYear: string; readonly ancestors: string }> {
  // The library brings tables of the planets: only who edits a calendar waits for them.
  const { CalendarVietnamese } = await import('date-chinese');
  const calendar = new CalendarVietnamese();
  calendar.fromJDE(calendar.newYear(year));
  const newYear = calendar.toGregorian(year);
  const [cycle = 0, ofCycle = 0] = calendar.get();
  const ancestors = new CalendarVietnamese(cycle, ofCycle, 3, 0, 10).toGregorian(year);
  return { newYear: isoOf(newYear), ancestors: isoOf(ancestors) };
}

/** By date, each with its source; what only the yearly notice decides says so. */
export async function proposeHolidays(year: number): Promise<readonly NamedDay[]> {
  const { newYear, ancestors } = await findLunarDays(year);
  const first = findDayNumber(newYear) ?? 0;
  const tet = [-1, 0, 1, 2, 3].map((offset) => ({
    date: isoOfDayNumber(first + offset),
    name: offset < 0 ? 'Tết Âm lịch (ngày cuối tháng Chạp)' : `Tết Âm lịch (mùng ${offset + 1})`,
    source: law,
    unverified: 'Thông báo hằng năm quyết định nghỉ từ ngày nào.',
  }));
  const days: readonly NamedDay[] = [
    { date: `${year}-01-01`, name: 'Tết Dương lịch', source: law },
    ...tet,
    { date: ancestors, name: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', source: law },
    { date: `${year}-04-30`, name: 'Ngày Chiến thắng', source: law },
    { date: `${year}-05-01`, name: 'Quốc tế lao động', source: law },
    { date: `${year}-09-02`, name: 'Quốc khánh', source: law },
    secondNationalDay(year),
    ...(year >= 2026 ? [{ date: `${year}-11-24`, name: 'Ngày Văn hóa Việt Nam', source: cultureLaw }] : []),
  ].filter((day, index, all) => all.findIndex(({ date }) => date === day.date) === index);
  return [...days, ...makeUpDays(days)].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The day that makes the longer rest: before or after, whichever lies beside a weekend. */
function secondNationalDay(year: number): NamedDay {
  const day = findDayNumber(`${year}-09-02`) ?? 0;
  const isAfter = [4, 5].includes(weekdayOf(day));
  return {
    date: isoOfDayNumber(day + (isAfter ? 1 : -1)),
    name: 'Quốc khánh (ngày liền kề)',
    source: law,
    unverified: 'Thông báo hằng năm chọn ngày trước hay ngày sau.',
  };
}

/** A holiday on a weekend day moves to the next working day; 24/11 is outside of that rule. */
function makeUpDays(days: readonly NamedDay[]): readonly NamedDay[] {
  const taken = new Set(days.map(({ date }) => date));
  return days.flatMap(({ date, name, source }) => {
    const day = findDayNumber(date) ?? 0;
    if (source === cultureLaw || ![0, 6].includes(weekdayOf(day))) return [];
    let next = day + 1;
    while ([0, 6].includes(weekdayOf(next)) || taken.has(isoOfDayNumber(next))) next += 1;
    const iso = isoOfDayNumber(next);
    taken.add(iso);
    return [{ date: iso, name: `Nghỉ bù ${name}`, source: makeUpLaw, unverified: 'Tính theo luật, chờ thông báo.' }];
  });
}

function isoOf({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): string {
  return `${year}-${pad2(month)}-${pad2(day)}`;
}
