import { describe, expect, it } from 'vitest';
import { fold } from '../../src/core/text/fold.ts';
import { directory, completeForms, questionsOf, readHolidays, readList, readProcedure } from './read-catalogue.ts';

const names = ['communes', 'provinces', 'ethnic-groups', 'relationships', 'nationalities'];

describe('the lists a form chooses from', () => {
  it.each([
    ['communes', 78],
    ['provinces', 34],
    ['ethnic-groups', 54],
  ])('%s has %i entries', (name, count) => {
    expect(readList(name).items).toHaveLength(count);
  });

  it.each(names)('%s has unique codes, a name each and its source', (name) => {
    const list = readList(name);
    expect(list.name).toBe(name);
    expect(list.source).not.toBe('');
    expect(new Set(list.items.map((item) => item.code)).size).toBe(list.items.length);
    expect(list.items.filter((item) => item.name === '')).toEqual([]);
    expect(list.items.filter(({ mergedFrom }) => mergedFrom !== undefined && !Array.isArray(mergedFrom))).toEqual([]);
  });

  it('has 69 communes, 8 wards and one special zone in province 44, each with its search key', () => {
    const { items } = readList('communes');
    const count = (type: string) => items.filter((item) => item.type === type).length;
    expect([count('xa'), count('phuong'), count('dac_khu') + count('dac-khu')]).toEqual([69, 8, 1]);
    for (const item of items) {
      expect(item.provinceCode).toBe('44');
      expect(item.searchKey).toBe(fold(item.name));
    }
  });

  it('finds the groups of the highland hamlets under the names people use', () => {
    const byCode = new Map(readList('ethnic-groups').items.map((item) => [item.code, item]));
    expect(byCode.get('23')?.aliases).toContain('Vân Kiều');
    expect(byCode.get('31')?.aliases).toContain('Pa Cô');
    expect(byCode.get('44')?.aliases).toContain('Rục');
  });

  it('holds every default that a form takes from a list', () => {
    for (const question of completeForms.flatMap((code) => questionsOf(readProcedure(code)))) {
      if (question.type !== 'choice' || question.list === undefined) continue;
      expect(names).toContain(question.list);
      const { defaultsTo } = question;
      if (defaultsTo === undefined) continue;
      const codes = readList(question.list).items.map((item) => item.code);
      const values =
        typeof defaultsTo === 'object' && 'byBasis' in defaultsTo ? Object.values(defaultsTo.byBasis) : [defaultsTo];
      for (const value of values) expect(codes).toContain(value);
    }
  });
});

describe('the holidays', () => {
  const { holidays, swapWorkingDays, complete, named } = readHolidays();

  it('know the new holiday of 24/11 and the Saturdays worked instead', () => {
    expect(holidays).toContain('2026-11-24');
    expect(swapWorkingDays).toEqual(['2026-01-10', '2026-08-22']);
  });

  it('say that 2026 is complete and 2027 is not', () => {
    expect(complete).toEqual({ '2026': true, '2027': false });
  });

  it('name each day once with its source', () => {
    expect(named.map((day) => day.date).toSorted()).toEqual([...holidays, ...swapWorkingDays].toSorted());
    expect(named.filter((day) => day.name === '' || day.source === '')).toEqual([]);
  });
});

it('the directory needs no list to be searched: every name is there in full', () => {
  expect(directory.filter((row) => row.name.includes('…'))).toEqual([]);
});
