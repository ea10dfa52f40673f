import { describe, expect, it } from 'vitest';
import { hasGaps, printableText, toPrintable } from '../../../src/gateway/printing/printable-text.ts';

describe('what the font cannot draw', () => {
  it.each([
    ['Hồ Thị Mẫu – “thôn”, 50 m²…', 'Hồ Thị Mẫu – “thôn”, 50 m²…'],
    ['Bản ສະຫວັນ ນະເຂດ', 'Bản ……'],
    ['Mẫu 👩‍👧 vui', 'Mẫu …… vui'],
    ['😀❤️😀', '……'],
  ])('is one dotted gap for the pen: %s', (text, printed) => {
    expect(printableText(text)).toBe(printed);
    expect(printableText(printed)).toBe(printed);
    expect(hasGaps({ rows: [[text]] })).toBe(text !== printed);
  });

  it('leaves no trace of signs that only steer, and composes letters', () => {
    const steered = 'Hồ\u202E Th\u0000ị\u200B\tMẫu\nhai';
    expect(printableText(steered)).toBe('Hồ Thị Mẫu\nhai');
    expect(printableText('Hồ'.normalize('NFD'))).toBe('Hồ');
    expect(hasGaps(steered)).toBe(false);
  });

  it('is replaced wherever it stands in a document, and nothing else is', () => {
    const layout = { hLineWidth: () => 1 };
    expect(toPrintable({ table: { body: [['ລາວ', { text: 'a' }]] }, layout, width: 3 })).toEqual({
      table: { body: [['……', { text: 'a' }]] },
      layout,
      width: 3,
    });
  });
});
