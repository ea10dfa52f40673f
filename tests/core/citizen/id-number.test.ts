import { describe, expect, it } from 'vitest';
import {
  birthPlacePrefix,
  findIdNumberWarnings,
  isIdNumber,
  isOldIdNumber,
  tidyIdNumber,
} from '../../../src/core/citizen/id-number.ts';

describe('an id number', () => {
  it('has exactly twelve plain digits', () => {
    expect(['045188000123', '04518800012', '0451880001234', '04518800012a', '０45188000123'].map(isIdNumber)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(['197123456', '045188000123', '19712345'].map(isOldIdNumber)).toEqual([true, true, false]);
  });

  it('is tidied of what people type between digits', () => {
    expect(tidyIdNumber(' 045 188.000-123 ')).toBe('045188000123');
  });

  it.each([
    ['045088000123', '1988', 'male', []],
    ['045188000123', '1988-03', 'female', []],
    ['045203000123', '2003-01-01', 'male', []],
    ['045303000123', '2003-01-01', 'female', []],
    ['045088000123', '1988', 'female', ['sex-century-mismatch']],
    ['045088000123', '2088', 'male', ['sex-century-mismatch']],
    ['045088000123', '1989', 'male', ['birth-year-mismatch']],
    ['045903000123', '2003', 'male', ['sex-century-mismatch']],
  ] as const)('%s of somebody born %s, %s: %j', (idNumber, iso, sex, warnings) => {
    const precision = iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day';
    expect(findIdNumberWarnings(idNumber, { birthDate: { iso, precision }, sex })).toEqual(warnings);
  });

  it('is not judged where nothing is known or it is no number', () => {
    expect(findIdNumberWarnings('045088000123', {})).toEqual([]);
    expect(findIdNumberWarnings('x', { sex: 'male' })).toEqual([]);
  });

  it('tells the place of registration by its prefix', () => {
    expect(birthPlacePrefix('045088000123')).toBe('045');
    expect(birthPlacePrefix('45')).toBeUndefined();
  });
});
