import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../src/core/calendar/add-months.ts';

describe('addMonths', () => {
  it.each([
    ['2026-11-22', 3, '2027-02-22'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s and %i months are %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('refuses what is no day as a bug', () => {
    expect(() => addMonths('2026-02-30', 1)).toThrow(RangeError);
  });
});
