/**
 * Figures as files. What begins like a formula is never one: a spreadsheet takes it for text, because names of hamlets and
 * devices are other people's words.
 */

import { utils, write } from '@e965/xlsx';
import type { Cell } from '../../core/figures/list-figures.ts';

/** UTF-8 with the mark by which Excel knows it, fields between quotes, lines by RFC 4180. */
export function writeCsv(rows: readonly (readonly Cell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(csvField).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

export function writeXlsx(name: string, rows: readonly (readonly Cell[])[]): Uint8Array {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? { t: 'n' as const, v: cell } : { t: 's' as const, v: cell })),
  );
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet(cells);
  sheet['!cols'] = [{ wch: 44 }, { wch: 16 }, ...Array.from({ length: 14 }, () => ({ wch: 14 }))];
  utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

function csvField(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replaceAll('"', '""')}"`;
}
