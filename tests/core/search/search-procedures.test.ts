import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abbreviations } from '../../../src/core/search/abbreviations.ts';
import { buildProcedureIndex } from '../../../src/core/search/procedure-index.ts';
import type { DirectoryEntry, Procedure } from '../../../src/core/procedure/procedure.ts';
import { searchProcedures } from '../../../src/core/search/search-procedures.ts';
import { fold } from '../../../src/core/text/fold.ts';
import directory from '../../../src/procedures/directory.json';
import { aProcedure } from '../../fixtures/procedure-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const detailed = [
  aProcedure({
    code: '1.001193',
    name: 'Thủ tục đăng ký khai sinh',
    shortName: 'Khai sinh',
    aliases: ['làm giấy khai sinh'],
    lifeEvents: ['birth'],
    sector: 'Hộ tịch',
  }),
  aProcedure({
    code: '1.000656',
    name: 'Thủ tục đăng ký khai tử',
    shortName: 'Khai tử',
    lifeEvents: ['death'],
    sector: 'Hộ tịch',
  }),
  aProcedure({
    code: '1.004873',
    name: 'Cấp giấy xác nhận tình trạng hôn nhân',
    shortName: 'Xác nhận tình trạng hôn nhân',
    lifeEvents: ['marriage'],
    priority: 2,
  }),
  aProcedure({
    code: '1.014027',
    name: 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội',
    shortName: 'Trợ cấp hưu trí xã hội',
    aliases: ['tiền người già'],
    lifeEvents: ['elderly'],
  }),
  aProcedure({
    code: '1.001699',
    name: 'Xác định mức độ khuyết tật',
    shortName: 'Giấy xác nhận khuyết tật',
    lifeEvents: ['disability'],
  }),
];
const entryOf = (procedure: Procedure): DirectoryEntry => {
  const { code, name, sector, version, shortName, aliases, lifeEvents, priority, receivedBy, atHome } = procedure;
  const detail = { version, shortName, aliases, lifeEvents, priority, receivedBy, atHome: atHome.possible };
  return { code, name, sector, detail: { ...detail, hasForm: procedure.form !== undefined } };
};
const index = buildProcedureIndex([...directory, ...detailed.map(entryOf)]);
const firstCode = (query: string) => searchProcedures(index, query)[0]?.code;

describe('searchProcedures', () => {
  it.each([
    ['khai sinh', '1.001193'],
    ['khai sinh'.normalize('NFD'), '1.001193'],
    ['KHAI SINH', '1.001193'],
    ['kh si', '1.001193'],
    ['ks', '1.001193'],
    ['dkks', '1.001193'],
    ['giay khai sinh', '1.001193'],
    ['khai tu', '1.000656'],
    ['đăng ký khai tử', '1.000656'],
    ['tthn', '1.004873'],
    ['doc than hon nhan', '1.004873'],
    ['huu tri xa hoi', '1.014027'],
    ['hưu trý xã hội', '1.014027'],
    ['huu tir xa hoi', '1.014027'],
    ['tien nguoi gia', '1.014027'],
    ['htxh', '1.014027'],
    ['khuyet tta', '1.001699'],
    ['khuyết tật', '1.001699'],
    ['1.014027', '1.014027'],
    ['1014027', '1.014027'],
    ['1.0140', '1.014027'],
  ])('finds for %j first %s', (query, code) => {
    expect(firstCode(query)).toBe(code);
  });

  it('puts detailed procedures first and still finds the whole directory', () => {
    const codes = searchProcedures(index, 'khai sinh', { limit: 50 }).map(({ code }) => code);
    expect(codes[0]).toBe('1.001193');
    expect(codes.length).toBeGreaterThan(3);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('keeps to a life event, and lists by priority when nothing is typed', () => {
    expect(searchProcedures(index, '', { lifeEvent: 'death' }).map(({ code }) => code)).toEqual(['1.000656']);
    expect(searchProcedures(index, 'khai', { lifeEvent: 'birth' }).map(({ code }) => code)).toEqual(['1.001193']);
    expect(
      searchProcedures(index, ' ')
        .map(({ code }) => code)
        .at(-1),
    ).toBe('1.004873');
    expect(searchProcedures(index, ' ')).toHaveLength(detailed.length);
  });

  it('answers with nothing for nonsense', () => {
    expect(searchProcedures(index, 'qqqqqqq zzzzzzz')).toEqual([]);
  });

  it('finds every title of the directory by its own words without marks', () => {
    const missed = directory.filter(
      ({ code, name }) => !searchProcedures(index, fold(name), { limit: 10 }).some((hit) => hit.code === code),
    );
    // Some agencies publish the very same title under several codes.
    const titles = new Set(missed.map(({ name }) => fold(name)));
    for (const title of titles) {
      const same = directory.filter(({ name }) => fold(name) === title);
      expect(same.length, title).toBeGreaterThan(1);
    }
  });

  it('never throws and answers at most what was asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 0, max: 30 }), (query, limit) => {
        expect(searchProcedures(index, query, { limit }).length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: propertyRuns(100, 5_000) },
    );
  });

  it('knows abbreviations only in folded letters', () => {
    for (const [short, meanings] of Object.entries(abbreviations)) {
      for (const text of [short, ...meanings]) expect(text).toBe(fold(text));
    }
  });
});
