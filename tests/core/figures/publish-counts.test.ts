/** What is published gives no small number away: neither within a list whose total is known, nor between two periods. */

import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../src/core/figures/figure-counts.ts';
import type { FigureCounts } from '../../../src/core/figures/figure-counts.ts';
import type { FigureValue } from '../../../src/core/figures/figures-answer.ts';
import { protectList } from '../../../src/core/figures/protect-list.ts';
import { hiddenOf, publishCounts } from '../../../src/core/figures/publish-counts.ts';
import type { MonthlyCounts } from '../../../src/core/figures/publish-counts.ts';
import { seededRandom } from '../../bench/seeded-random.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const smallest = 5;
const runs = propertyRuns(400, 40_000);

function inventCounts(draw: () => number): number[] {
  return Array.from({ length: 1 + Math.floor(draw() * 9) }, () => Math.floor(draw() * draw() * 22));
}

function inventMonths(draw: () => number): MonthlyCounts {
  const keys = ['thôn 1', 'thôn 2', 'thôn 3', 'thôn 4'];
  return new Map(
    Array.from({ length: 6 }, (_, month) => {
      const rows = keys.map((key): [string, FigureCounts] => {
        const dossiers = Math.floor(draw() * draw() * 25);
        return [key, { ...noCounts, dossiers, due: dossiers, onTime: Math.floor(dossiers * draw()) }];
      });
      return [`2026-0${month + 1}`, new Map(rows)];
    }),
  );
}

describe('a list whose total is known', () => {
  it('shows no small number, and none can be had by subtraction', () => {
    for (let seed = 0; seed < runs; seed += 1) {
      const counts = inventCounts(seededRandom(seed));
      const hidden = protectList(counts, smallest);
      const total = counts.reduce((sum, count) => sum + count, 0);
      for (const [index, count] of counts.entries()) {
        if (count > 0 && count < smallest) expect(hidden[index], `${counts} (${seed})`).toBe(true);
      }
      // What the reader of the total knows of those that are hidden: their sum.
      const rest = total - counts.reduce((sum, count, index) => (hidden[index] === true ? sum : sum + count), 0);
      const count = hidden.filter(Boolean).length;
      if (count === 0 || total < smallest) continue;
      expect(count, `${counts} (${seed})`).toBeGreaterThan(1);
      expect(rest, `${counts} (${seed})`).toBeGreaterThanOrEqual(smallest);
    }
  });

  it('hides nothing where nothing is small', () => {
    expect(protectList([5, 12, 0, 7], smallest)).toEqual([false, false, false, false]);
    expect(protectList([], smallest)).toEqual([]);
  });

  it('hides the smallest neighbour of a lonely small number', () => {
    expect(protectList([3, 40, 9, 0], smallest)).toEqual([true, false, true, false]);
  });
});

describe('an attack with two periods', () => {
  it('subtracts every pair of periods and finds only what a month publishes itself', () => {
    for (let seed = 0; seed < runs / 8; seed += 1) {
      const months = inventMonths(seededRandom(seed));
      const names = [...months.keys()];
      const read = (from: number, to: number, key: string): FigureValue | undefined =>
        publishCounts(new Map([...months].slice(from, to + 1)), smallest).get(key)?.dossiers;
      for (const key of ['thôn 1', 'thôn 2', 'thôn 3', 'thôn 4']) {
        for (let from = 0; from < names.length; from += 1) {
          for (let to = from + 1; to < names.length; to += 1) {
            const difference = (read(from, to, key)?.value ?? 0) - (read(from, to - 1, key)?.value ?? 0);
            const alone = read(to, to, key);
            expect(difference, `${key} ${from}–${to} (${seed})`).toBe(alone?.value ?? 0);
            if (alone?.value !== undefined) expect(alone.value === 0 || alone.value >= smallest).toBe(true);
          }
        }
      }
    }
  });

  it('learns nothing of a list whose whole is hidden, nor a share of too few', () => {
    const months: MonthlyCounts = new Map([
      ['2026-01', new Map([['thôn 1', { ...noCounts, dossiers: 9, due: 4, onTime: 1 }]])],
    ]);
    const hidden = publishCounts(months, smallest, () => true).get('thôn 1');
    expect(hidden?.dossiers).toEqual({ hidden: true });
    expect(hidden?.['on-time']).toEqual({ hidden: true });
    const shown = publishCounts(months, smallest).get('thôn 1');
    expect(shown?.dossiers).toEqual({ value: 9 });
    expect(shown?.['on-time']).toEqual({ hidden: true });
  });

  it('says that a sum is only a part, and which rows are hidden', () => {
    const row = (dossiers: number): FigureCounts => ({ ...noCounts, dossiers });
    const january = new Map([
      ['a', row(8)],
      ['b', row(20)],
    ]);
    const february = new Map([
      ['a', row(2)],
      ['b', row(30)],
    ]);
    const told = publishCounts(
      new Map([
        ['2026-01', january],
        ['2026-02', february],
      ]),
      smallest,
    );
    expect(told.get('a')?.dossiers).toEqual({ value: 8, atLeast: true });
    expect(told.get('b')?.dossiers).toEqual({ value: 20, atLeast: true });
    expect(hiddenOf(february, smallest).get('dossiers')).toEqual(new Set(['a', 'b']));
  });
});
