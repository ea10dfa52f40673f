import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInWords } from '../../../src/core/text/date-in-words.ts';
import { fold, foldedWords } from '../../../src/core/text/fold.ts';
import { formatDate } from '../../../src/core/text/format-date.ts';
import { isOneEditAway } from '../../../src/core/text/is-one-edit-away.ts';
import { nfc } from '../../../src/core/text/nfc.ts';
import { numberInWords } from '../../../src/core/text/number-in-words.ts';
import { sortByGivenName } from '../../../src/core/text/sort-by-given-name.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

it.each([
  [0, 'không'],
  [4, 'bốn'],
  [5, 'năm'],
  [10, 'mười'],
  [11, 'mười một'],
  [14, 'mười bốn'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [25, 'hai mươi lăm'],
  [55, 'năm mươi lăm'],
  [100, 'một trăm'],
  [101, 'một trăm linh một'],
  [104, 'một trăm linh bốn'],
  [105, 'một trăm linh năm'],
  [115, 'một trăm mười lăm'],
  [1000, 'một nghìn'],
  [1005, 'một nghìn không trăm linh năm'],
  [1940, 'một nghìn chín trăm bốn mươi'],
  [2026, 'hai nghìn không trăm hai mươi sáu'],
  [500_000, 'năm trăm nghìn'],
  [1_500_000, 'một triệu năm trăm nghìn'],
  [1_000_001, 'một triệu không trăm linh một'],
  [1_005_000, 'một triệu không trăm linh năm nghìn'],
  [2_000_000_005, 'hai tỷ không trăm linh năm'],
  [1_500_000_000_000, 'một nghìn năm trăm tỷ'],
  [3_000_000_000_000, 'ba nghìn tỷ'],
  [-21, 'âm hai mươi mốt'],
])('%i in words is "%s"', (value, words) => {
  expect(numberInWords(value)).toBe(words);
});

it('different numbers read differently, without double spaces', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (left, right) => {
      const [one, two] = [numberInWords(left) ?? '', numberInWords(right) ?? ''];
      expect(one).not.toMatch(/ {2}|^ | $|^$/);
      expect(one === two).toBe(left === right);
    }),
    { numRuns: propertyRuns(300, 50_000) },
  );
  expect(numberInWords(1.5)).toBeUndefined();
});

it('dates are said and written as far as they are known', () => {
  expect(dateInWords({ iso: '1988-04-15', precision: 'day' })).toBe(
    'ngày mười lăm tháng tư năm một nghìn chín trăm tám mươi tám',
  );
  expect(dateInWords({ iso: '2005-11', precision: 'month' })).toBe('tháng mười một năm hai nghìn không trăm linh năm');
  expect(dateInWords({ iso: '1940', precision: 'year' })).toBe('năm một nghìn chín trăm bốn mươi');
  expect(formatDate({ iso: '1988-03-05', precision: 'day' })).toBe('05/03/1988');
  expect(formatDate({ iso: '1988-03', precision: 'month' })).toBe('03/1988');
  expect(formatDate({ iso: '1988', precision: 'year' })).toBe('1988');
});

describe('folding', () => {
  it('makes both spellings of a mark equal, and đ a d', () => {
    expect(fold('Minh Hóa')).toBe(fold('Minh Hoá'));
    expect(fold('ĐAKRÔNG')).toBe('dakrong');
    expect(foldedWords('Hưởng, điều chỉnh (75 tuổi)')).toEqual(['huong', 'dieu', 'chinh', '75', 'tuoi']);
  });

  it('does not care how a text was composed', () => {
    const letters = fc.string({ unit: fc.constantFrom('ệ', 'ơ', 'đ', 'Ữ', 'a', ' ', 'ĩ'), maxLength: 20 });
    fc.assert(
      fc.property(letters, (text) => fold(text.normalize('NFD')) === fold(text)),
      { numRuns: propertyRuns(100, 5_000) },
    );
  });
});

it('NFC leaves one spelling and single spaces', () => {
  expect(nfc('  Nguyễn \t Văn\u00a0Thử '.normalize('NFD'))).toBe('Nguyễn Văn Thử'.normalize('NFC'));
});

it('people stand by given name, then middle names, then surname', () => {
  const names = [
    'Nguyễn Văn Bình',
    'Hồ Thị An',
    'Trần Ánh',
    'Hồ Đức An',
    'Lê Thị Ân',
    'Hồ Văn Dũng',
    'Hồ Văn Đạt',
    'Bùi Thị An',
  ];
  expect(sortByGivenName(names, (name) => name)).toEqual([
    'Hồ Đức An',
    'Bùi Thị An',
    'Hồ Thị An',
    'Trần Ánh',
    'Lê Thị Ân',
    'Nguyễn Văn Bình',
    'Hồ Văn Dũng',
    'Hồ Văn Đạt',
  ]);
});

it.each([
  ['sinh', 'sinh', false],
  ['sinh', 'sin', true],
  ['sinh', 'sinhh', true],
  ['sinh', 'sonh', true],
  ['sinh', 'isnh', true],
  ['sinh', 'sihn', true],
  ['sinh', 'sonk', false],
  ['sinh', 'shin', false],
  ['sinh', 'si', false],
])('%s and %s are one slip apart: %s', (left, right, answer) => {
  expect(isOneEditAway(left, right)).toBe(answer);
  expect(isOneEditAway(right, left)).toBe(answer);
});
