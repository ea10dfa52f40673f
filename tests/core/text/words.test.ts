import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInWords } from '../../../src/core/text/date-in-words.ts';
import { countPlaces, fillDots, hasDots } from '../../../src/core/text/fill-dots.ts';
import { fold, foldedWords } from '../../../src/core/text/fold.ts';
import { formatDate } from '../../../src/core/text/format-date.ts';
import { isOneEditAway } from '../../../src/core/text/is-one-edit-away.ts';
import { nfc } from '../../../src/core/text/nfc.ts';
import { numberInWords } from '../../../src/core/text/number-in-words.ts';
import { sortByGivenName } from '../../../src/core/text/sort-by-given-name.ts';
import { withoutKind } from '../../../src/core/text/without-kind.ts';
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

/** The number a child would write down on hearing the words: the reading turned round. */
function heard(words: string): number {
  const units = new Map([
    ...['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'].map((word, at) => [word, at] as const),
    ...([
      ['mốt', 1],
      ['tư', 4],
      ['lăm', 5],
    ] as const),
  ]);
  let [total, billions, group, unit] = [0, 0, 0, 0];
  const close = (scale: number) => {
    total += (group + unit) * scale;
    [group, unit] = [0, 0];
  };
  for (const word of words.replace(/^âm /, '').split(' ')) {
    const digit = units.get(word);
    if (digit !== undefined) unit = digit;
    else if (word === 'trăm') [group, unit] = [group + unit * 100, 0];
    else if (word === 'mươi') [group, unit] = [group + unit * 10, 0];
    else if (word === 'mười') group += 10;
    else if (word === 'nghìn') close(1000);
    else if (word === 'triệu') close(1_000_000);
    else if (word === 'tỷ') {
      close(1);
      [billions, total] = [total, 0];
    } else if (word !== 'linh') throw new Error(`nobody says "${word}"`);
  }
  close(1);
  const value = billions * 1_000_000_000 + total;
  return words.startsWith('âm ') ? -value : value;
}

it('numbers in words are heard as the same number', () => {
  const sizes = fc.oneof(fc.integer({ min: -2_000, max: 200_000 }), fc.maxSafeInteger());
  fc.assert(
    fc.property(sizes, (value) => {
      expect(heard(numberInWords(value) ?? '')).toBe(value);
    }),
    // One "tỷ" for both its groups, though no group stands between them.
    { numRuns: propertyRuns(1_000, 100_000), examples: [[-1_156_000_000_000_000], [1_000_000_000_000_000]] },
  );
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

describe('printed sentences with dots', () => {
  const day = { iso: '2026-11-05', precision: 'day' } as const;

  it('take each filling where its kind is printed, and lose none', () => {
    const sentence = 'lúc … giờ … phút, ngày … tháng … năm 20…, tại …';
    const fillings = [
      { kind: 'date', date: day, text: '05/11/2026' },
      { kind: 'text', text: 'bản Mẫu' },
      { kind: 'time', text: '07:30' },
      { kind: 'text', text: 'thêm' },
    ] as const;
    expect(fillDots(sentence, fillings)).toBe('lúc 07 giờ 30 phút, ngày 05 tháng 11 năm 2026, tại bản Mẫu, thêm');
    expect(fillDots(sentence, [])).toBe('lúc ……… giờ ……… phút, ngày ……… tháng ……… năm ………, tại ………………');
    expect(countPlaces(sentence)).toBe(3);
  });

  it('are no sentence that merely ends in three full stops', () => {
    expect(hasDots('rửa mặt, tắm rửa...')).toBe(false);
    expect(hasDots('Số: ....')).toBe(true);
    expect(hasDots('Số: …')).toBe(true);
  });
});

it('a place stands before a date without its kind', () => {
  expect(withoutKind('Xã Đakrông')).toBe('Đakrông');
  expect(withoutKind('Thị trấn Khe Sanh')).toBe('Khe Sanh');
  expect(withoutKind('Xãnh')).toBe('Xãnh');
});
