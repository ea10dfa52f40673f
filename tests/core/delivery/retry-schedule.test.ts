import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffCapMs, isDue, retryAfterCapMs, retryDelayMs } from '../../../src/core/delivery/retry-schedule.ts';

const tenYearsMs = 10 * 365 * 24 * 60 * 60_000;

describe('retry schedule', () => {
  it('doubles the ceiling up to five minutes', () => {
    const ceilings = [0, 1, 2, 3, 7, 8, 50].map((attempts) => retryDelayMs({ attempts, fraction: 0.999999 }));
    expect(ceilings).toEqual([1999, 3999, 7999, 15999, 255999, 299999, 299999]);
  });

  it('grows gently where nobody answers, from a seventh of a second to the same cap', () => {
    const ceilings = [0, 1, 4, 10, 31, 79, 80, 1_000].map((attempts) =>
      retryDelayMs({ attempts, fraction: 0.999999, isOffline: true }),
    );
    expect(ceilings).toEqual([149, 164, 219, 389, 2879, 279327, 299999, 299999]);
  });

  it('waits at least half of the delay where nobody answers', () => {
    expect(retryDelayMs({ attempts: 0, fraction: 0, isOffline: true })).toBe(75);
    expect(retryDelayMs({ attempts: 1_000, fraction: 0, isOffline: true })).toBe(backOffCapMs / 2);
  });

  it.each([2_000, 60_000, 30 * 60_000])(
    'notices a coverage that came back after %d ms after a tenth of that and a quarter of a second, on the average',
    (darkMs) => {
      let lateMs = 0;
      let tries = 0;
      const days = 400;
      for (let day = 0; day < days; day += 1) {
        let atMs = 0;
        for (let attempts = 0; atMs < darkMs; attempts += 1) {
          atMs += retryDelayMs({ attempts, fraction: ((day * 131 + attempts * 61) % 101) / 101, isOffline: true });
          tries += 1;
        }
        lateMs += atMs - darkMs;
      }
      expect(lateMs / days).toBeLessThan(250 + darkMs / 10);
      expect(tries / days).toBeLessThan(12 + 12 * Math.log2(1 + darkMs / 2_000));
    },
  );

  it('spreads the tries over the whole delay, so that many phones do not knock together', () => {
    expect(retryDelayMs({ attempts: 8, fraction: 0 })).toBe(0);
    expect(retryDelayMs({ attempts: 8, fraction: 0.5 })).toBe(backOffCapMs / 2);
  });

  it('waits at least as long as a busy gateway asks', () => {
    expect(retryDelayMs({ attempts: 0, fraction: 0, retryAfterMs: 40_000 })).toBe(40_000);
    expect(retryDelayMs({ attempts: 8, fraction: 0.5, retryAfterMs: 40_000 })).toBe(backOffCapMs / 2);
  });

  it('keeps every delay within its bound, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.double(),
        (attempts, fraction, retryAfterMs) => {
          const delayMs = retryDelayMs({ attempts, fraction, retryAfterMs });
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(delayMs).toBeLessThanOrEqual(retryAfterCapMs);
        },
      ),
    );
  });

  it.each([tenYearsMs, -tenYearsMs, 0])('never strands a delivery when the clock moves by %d ms', (leapMs) => {
    const nowMs = Date.UTC(2026, 10, 21);
    const notBeforeMs = nowMs + retryDelayMs({ attempts: 9, fraction: 0.9 });
    const afterLeapMs = nowMs + leapMs;
    const isDueSoon = isDue(notBeforeMs, afterLeapMs) || isDue(notBeforeMs, afterLeapMs + retryAfterCapMs);
    expect(isDueSoon).toBe(true);
  });

  it('is due at the moment itself and not a millisecond before', () => {
    expect(isDue(1_000, 999)).toBe(false);
    expect(isDue(1_000, 1_000)).toBe(true);
    expect(isDue(Number.NaN, 0)).toBe(true);
  });
});
