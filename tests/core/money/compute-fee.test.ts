import { describe, expect, it } from 'vitest';
import { computeFee, groupsThatMatter, savedOnlineDong } from '../../../src/core/money/compute-fee.ts';
import { dongInWords, formatDong, parseDong } from '../../../src/core/money/dong.ts';
import type { FeeItem } from '../../../src/core/money/fee-item.ts';
import { findDefinitionFaults } from '../../../src/core/definition/check-definition.ts';
import { parseProcedure } from '../../../src/core/procedure/procedure.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';
import { readProcedure } from '../../fixtures/read-procedure.ts';

const feeOf = (code: string): readonly FeeItem[] => readProcedure(code).fee.items ?? [];
const direct = { lane: 'assisted', groups: [] } as const;

describe('a fee', () => {
  it('is reckoned by copies, and nothing for whom the text exempts', () => {
    const copies = feeOf('2.000635');
    expect(computeFee(copies, direct)).toMatchObject({ totalDong: 8000 });
    expect(computeFee(copies, { ...direct, counts: { copies: 3 } })).toMatchObject({ totalDong: 24_000 });
    const poor = computeFee(copies, { ...direct, counts: { copies: 3 }, groups: ['poor'] });
    expect(poor).toMatchObject({ totalDong: 0, lines: [{ exempt: 'poor' }] });
    // An elder pays: the text does not name elders.
    expect(computeFee(copies, { ...direct, groups: ['elder'] })).toMatchObject({ totalDong: 8000 });
  });

  it('is not reckoned where an amount is somebody else’s to set, and says what is known of it', () => {
    const late = feeOf('1.001193');
    expect(computeFee(late, { ...direct, counts: { copies: 2 } })).toMatchObject({ knownDong: 16_000 });
    expect(computeFee(late, { ...direct, counts: { copies: 2 } })).not.toHaveProperty('totalDong');
    expect(computeFee(late, { ...direct, counts: { copies: 2 }, groups: ['on-time'] })).toMatchObject({
      totalDong: 16_000,
    });
  });

  it('is not reckoned where there is only a text, whatever number stands in it', () => {
    for (const code of ['1.011606', '1.014028', '1.001776', '3.000722'])
      expect(computeFee(readProcedure(code).fee.items, direct), code).toBeUndefined();
  });

  it('differs between the lanes, and a list of people takes the place of the single fee', () => {
    const residence = feeOf('1.004194');
    expect(computeFee(residence, direct)).toMatchObject({ totalDong: 15_000 });
    expect(computeFee(residence, { ...direct, lane: 'online' })).toMatchObject({ totalDong: 7000 });
    expect(savedOnlineDong(residence, { groups: [] })).toBe(8000);
    expect(savedOnlineDong(residence, { groups: ['poor'] })).toBeUndefined();
    const list = computeFee(residence, { ...direct, counts: { 'list-direct': 3 } });
    expect(list).toMatchObject({ totalDong: 30_000, lines: [{ item: { itemId: 'list-direct' }, count: 3 }] });
    expect(groupsThatMatter(residence)).toContain('ethnic-hard-area');
  });

  it('counts pages in two steps up to the most of a copy', () => {
    const pages = feeOf('2.000815');
    const of = (count: number, copies?: number) =>
      computeFee(pages, { ...direct, counts: { pages: count }, copies: { pages: copies } })?.totalDong;
    expect([of(1), of(2), of(3), of(10)]).toEqual([2000, 4000, 5000, 12_000]);
    expect(of(999)).toBe(200_000);
    expect(of(3, 4)).toBe(20_000);
  });

  it('takes no count that is none', () => {
    const copies = feeOf('2.000635');
    for (const count of [-1, 0.5, Number.NaN])
      expect(computeFee(copies, { ...direct, counts: { copies: count } })).toMatchObject({ knownDong: 0 });
  });
});

describe('rules of a fee in a definition', () => {
  const item = { itemId: 'a', name: 'Lệ phí', per: 'case', amountDong: 8000 } as const;
  const faultsOf = (items: readonly unknown[]) =>
    findDefinitionFaults(aProcedure({ fee: { text: '8.000 đ', items: items as readonly FeeItem[] } }));

  it('are checked like everything else that is published', () => {
    expect(faultsOf([item])).toEqual([]);
    expect(faultsOf([{ ...item, amountDong: 0.5 }])).toMatchObject([{ place: 'fee.items[0].amountDong' }]);
    expect(faultsOf([{ ...item, amountDong: -1 }])).toMatchObject([{ code: 'malformed' }]);
    expect(faultsOf([item, item])).toMatchObject([{ code: 'duplicate-fee', about: 'a' }]);
    expect(faultsOf([{ ...item, insteadOf: 'b' }])).toMatchObject([{ code: 'unknown-fee', about: 'b' }]);
    expect(faultsOf([{ ...item, exempt: ['new-group'] }])).toMatchObject([{ code: 'newer-than-app' }]);
  });

  it('may be absent, as in everything that was published before', () => {
    expect(parseProcedure(aProcedure({ fee: { text: 'Không thu' } })).ok).toBe(true);
  });
});

describe('money', () => {
  it('is written as people do, in figures and in words', () => {
    expect([0, 8000, 1_234_567].map(formatDong)).toEqual(['0 đ', '8.000 đ', '1.234.567 đ']);
    expect(dongInWords(8000)).toBe('Tám nghìn đồng');
    expect(dongInWords(24_500)).toBe('Hai mươi tư nghìn năm trăm đồng');
  });

  it('is read in the ways people type it, and nothing else is an amount', () => {
    for (const text of ['8000', '8.000', '8 000 đ', '8.000 đồng', ' 8000₫ ']) expect(parseDong(text), text).toBe(8000);
    for (const text of ['', '0', '-8000', '8,5', '8.00', '8.0000', 'tám nghìn', '9999999999'])
      expect(parseDong(text), text).toBeUndefined();
  });
});
