import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../../src/core/calendar/calendar-date.ts';
import { findDayNumber } from '../../../src/core/calendar/calendar-date.ts';
import { findLunarDays, proposeHolidays } from '../../../src/gateway/administration/lunar-days.ts';

describe('the lunar year of Vietnam', () => {
  it.each([
    [2024, '2024-02-10', '2024-04-18'],
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
    [2028, '2028-01-26', '2028-04-04'],
    [2029, '2029-02-13', '2029-04-23'],
    [2030, '2030-02-02', '2030-04-12'],
    // A day before China's: the new moon falls on the other side of midnight at UTC+7.
    [2007, '2007-02-17', '2007-04-26'],
  ])('of %s begins on %s, and its 10/3 is %s', async (year, newYear, ancestors) => {
    expect(await findLunarDays(year)).toEqual({ newYear, ancestors });
  });
});

describe('the days that the law gives', () => {
  it('of 2026 hold the announced ones, but what only the notice decides', async () => {
    const proposed = (await proposeHolidays(2026)).map(({ date }) => date);
    const byLaw = ['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-20', '2026-04-26', '2026-04-27', '2026-09-01'];
    expect(proposed).toEqual(expect.arrayContaining([...byLaw, '2026-09-02', '2026-11-24']));
    expect(proposed).not.toContain('2026-01-02');
    expect(proposed).not.toContain('2026-08-31');
  });

  it('move from a weekend to the next free working day, each with its source, once and in order', async () => {
    const days = await proposeHolidays(2027);
    const dates = days.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    // 6 and 7 February are a weekend in the middle of Tết; 1 May is a Saturday.
    expect(dates).toEqual(expect.arrayContaining(['2027-02-10', '2027-02-11', '2027-05-03']));
    for (const { date, name, source, unverified } of days) {
      expect(source).not.toBe('');
      if (!name.startsWith('Nghỉ bù')) continue;
      expect([1, 2, 3, 4, 5]).toContain(weekdayOf(findDayNumber(date) ?? 0));
      expect(unverified).toBeDefined();
    }
  });
});
