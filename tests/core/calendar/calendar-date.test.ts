import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findDayNumber,
  findPartialDate,
  findWholeYears,
  isPartialDate,
  isoOfDayNumber,
  weekdayOf,
} from '../../../src/core/calendar/calendar-date.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

describe('days', () => {
  it('agree with the platform calendar both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const iso = isoOfDayNumber(day);
        expect(iso).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(findDayNumber(iso)).toBe(day);
        expect(weekdayOf(day)).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
      { numRuns: propertyRuns(500, 100_000) },
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-1', '', '0000-01-01'])('do not include %j', (iso) => {
    expect(findDayNumber(iso)).toBeUndefined();
  });
});

describe('partial dates', () => {
  it('say how much is known', () => {
    expect(findPartialDate(1940, 0, 0)).toEqual({ iso: '1940', precision: 'year' });
    expect(findPartialDate(1940, 5, 0)).toEqual({ iso: '1940-05', precision: 'month' });
    expect(findPartialDate(1940, 2, 29)).toEqual({ iso: '1940-02-29', precision: 'day' });
    expect(findPartialDate(1941, 2, 29)).toBeUndefined();
    expect(findPartialDate(1941, 0, 5)).toBeUndefined();
  });

  it.each([
    [{ iso: '1940', precision: 'year' }, true],
    [{ iso: '1940-05', precision: 'month' }, true],
    [{ iso: '1940-05-31', precision: 'day' }, true],
    [{ iso: '1940', precision: 'day' }, false],
    [{ iso: '1940-02-30', precision: 'day' }, false],
    [{ iso: '1940-13', precision: 'month' }, false],
    [{ precision: 'year' }, false],
    ['1940', false],
    [null, false],
  ])('%j: %s', (value, answer) => {
    expect(isPartialDate(value)).toBe(answer);
  });

  it.each([
    ['1951-11-22', '2026-11-21', 74],
    ['1951-11-21', '2026-11-21', 75],
    ['1951', '2026-01-01', 75],
    ['1951-12', '2026-11-30', 74],
    ['2004-02-29', '2026-02-28', 21],
    ['2004-02-29', '2026-03-01T09:00:00+07:00', 22],
    ['2027-01-01', '2026-11-21', -1],
    ['1951', 'heute', undefined],
  ] as const)('from %s to %s are %s whole years', (iso, today, years) => {
    const precision = iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day';
    expect(findWholeYears({ iso, precision }, today)).toBe(years);
  });
});
