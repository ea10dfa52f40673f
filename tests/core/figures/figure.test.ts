import { describe, expect, it } from 'vitest';
import { figureIds, figures, findFigures, getFigure } from '../../../src/core/figures/figure.ts';
import { noCounts, valuesOf } from '../../../src/core/figures/figure-counts.ts';
import { indicators } from '../../../src/core/figures/indicators.ts';
import { listFigures } from '../../../src/core/figures/list-figures.ts';
import { scoreOf } from '../../../src/core/figures/score.ts';

const every = new Set(figureIds);

describe('the figures', () => {
  it('are defined once each, with what a share is of', () => {
    expect(figures.map(({ id }) => id).sort()).toEqual([...figureIds].sort());
    for (const { id, unit, ofWhat, missing, definition } of figures) {
      expect(definition.length, id).toBeGreaterThan(20);
      if (unit === 'percent' && missing === undefined) expect(ofWhat, id).toBeDefined();
    }
    expect(findFigures('reason').map(({ id }) => id)).toEqual(['supplements']);
    expect(() => getFigure('x' as 'visits')).toThrow(RangeError);
  });

  it('have no share and no time of nothing, and no number where there are no data', () => {
    const values = valuesOf(noCounts, every);
    expect(values['on-time']).toEqual({ numerator: 0, denominator: 0 });
    expect(values['door-to-number']).toEqual({});
    expect(values.processing).toEqual({});
    expect(values.households).toBeUndefined();
    expect(values.satisfaction).toBeUndefined();
  });

  it('round shares to one place', () => {
    const values = valuesOf({ ...noCounts, dossiers: 3, online: 2 }, every);
    expect(values['share-online']).toEqual({ value: 66.7, numerator: 2, denominator: 3 });
  });
});

describe('the indicators', () => {
  it('add up to a hundred points, and each has an answer or a reason why not', () => {
    expect(indicators.reduce((sum, { maxPoints = 0 }) => sum + maxPoints, 0)).toBe(100);
    for (const { id, note } of indicators) expect(note.length, id).toBeGreaterThan(10);
  });

  it('score in proportion below the target and in full above it', () => {
    const scored = (values: Parameters<typeof scoreOf>[0], id: string) => scoreOf(values).find((one) => one.id === id);
    expect(scored({ 'on-time': { value: 90 } }, '2.1')?.points).toBe(18);
    expect(scored({ 'share-digitised': { value: 40 } }, '4.2')?.points).toBe(2);
    expect(scored({ 'share-digitised': { value: 95 } }, '4.2')?.points).toBe(4);
    expect(scored({}, '2.1')?.points).toBeUndefined();
    expect(scored({ 'share-online': { value: 30 } }, '3.3')).toMatchObject({ value: 30 });
  });
});

describe('figures as a table', () => {
  it('says what is hidden, what is a part and what has no data', () => {
    const lines = listFigures({
      period: { from: '2026-01-01', to: '2026-01-31' },
      computedAt: '2026-02-01T08:00:00+07:00',
      smallest: 5,
      total: { dossiers: { value: 12, atLeast: true }, visits: { hidden: true } },
      by: 'hamlet',
      rows: [{ key: 'k', label: 'Thôn 1', values: { dossiers: { value: 12 } } }],
    });
    const line = (name: string) => lines.find(([first]) => first === name);
    expect(line('Kỳ số liệu')?.[1]).toBe('01/01/2026 – 31/01/2026');
    expect(line('Hồ sơ đến')?.[1]).toBe('≥ 12');
    expect(line('Lượt hỗ trợ tại thôn')?.[1]).toBe('không công bố');
    expect(String(line('Hộ đã đến')?.[1])).toContain('Chưa có số');
    expect(line('Thôn 1')).toEqual(['Thôn 1', 'k', 12]);
  });
});
