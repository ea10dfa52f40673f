import { utils, write } from '@e965/xlsx';
import { writeLongTexts } from './long-text.ts';
import { longestCell } from './read-workbook.ts';
import type { Sheet } from './sheet.ts';

/** Sheets of texts as an .xlsx file. Every cell is a text, so that no program takes "007" for a number. */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows } of writeLongTexts(sheets, longestCell)) {
    const cells = rows.map((row) => row.map((text) => (text === '' ? null : { t: 's' as const, v: text })));
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name);
  }
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }) as ArrayBuffer,
  );
}
