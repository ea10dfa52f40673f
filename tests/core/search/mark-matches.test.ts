import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markMatches } from '../../../src/core/search/mark-matches.ts';
import { fold } from '../../../src/core/text/fold.ts';
import directory from '../../../src/procedures/directory.json';
import { propertyRuns } from '../../fixtures/runs.ts';

/** The marked parts in brackets. */
function show(title: string, ...terms: string[]): string {
  return markMatches(title, terms)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('');
}

describe('markMatches', () => {
  it.each([
    ['Thủ tục đăng ký khai sinh', ['khai', 'sinh'], 'Thủ tục đăng ký [khai sinh]'],
    ['Thủ tục đăng ký khai sinh', ['dang', 'si'], 'Thủ tục [đăng] ký khai [si]nh'],
    ['Hòa giải, hoà thuận', ['hoa'], '[Hòa] giải, [hoà] thuận'],
    ['Hòa giải'.normalize('NFD'), ['ho'], `[${'Hò'.normalize('NFD')}]a giải`.normalize('NFD')],
    ['Đăng ký kết hôn', ['kh'], 'Đăng ký [kết hôn]'],
    ['Thẻ bảo hiểm y tế', ['bhyt'], 'Thẻ [bảo hiểm y tế]'],
    ['Đăng ký lại khai sinh', ['dklks'], '[Đăng ký lại khai sinh]'],
    ['Giấy xác nhận khuyết tật', ['khuyte'], 'Giấy xác nhận [khuyết] tật'],
    ['Khai sinh, khai tử', ['khaii', 'khai'], '[Khai] sinh, [khai] tử'],
    ['Nhận cha, mẹ', ['xyz'], 'Nhận cha, mẹ'],
    ['Nhận (cha)', ['nhan', 'cha'], '[Nhận] ([cha])'],
  ])('marks %j for %j as %s', (title, terms, shown) => {
    expect(show(title, ...terms)).toBe(shown);
  });

  it('cuts any text into parts that together are the text', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.constantFrom(...directory).map(({ name }) => name),
        ),
        fc.array(anyText),
        (title, typed) => {
          const parts = markMatches(title, typed.map(fold));
          expect(parts.map(({ text }) => text).join('')).toBe(title);
          expect(parts.every(({ text }) => text !== '')).toBe(true);
        },
      ),
      { numRuns: propertyRuns(200, 10_000) },
    );
  });

  it('marks letters that fold to what was typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...directory).filter(({ name }) => name.length < 120),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('NFC', 'NFD'),
        ({ name }, at, length, form) => {
          const words = name.normalize(form).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [''];
          const term = fold(words[at % words.length] ?? '').slice(0, length);
          const marked = markMatches(name.normalize(form), [term]).filter(({ isMatch }) => isMatch);
          expect(marked.length).toBeGreaterThan(0);
          for (const { text } of marked) expect(fold(text).split(/[^\p{L}\p{N}]+/u)).toContain(term);
        },
      ),
      { numRuns: propertyRuns(200, 10_000) },
    );
  });
});
