/** Mẫu số 07 as a spreadsheet. */

import { utils, write } from '@e965/xlsx';
import type { Register } from './print-register.ts';
import { registerCells, registerColumns } from './register-lines.ts';
import { communeOffice } from '../../core/text/commune-office.ts';

/**
 * Every cell is a text: a program computes none of them, whatever sign a name begins with, and takes "01" for no number.
 */
export function makeRegisterWorkbook({ communeName, period, lines }: Register): Uint8Array {
  const rows = [
    [`SỔ THEO DÕI HỒ SƠ – ${communeOffice(communeName)} (${period})`],
    registerColumns.map(({ over }, index) => (registerColumns[index - 1]?.over === over ? '' : (over ?? ''))),
    registerColumns.map(({ head }) => head),
    ...lines.map(registerCells),
  ];
  const cells = rows.map((row) => row.map((text) => (text === '' ? null : { t: 's' as const, v: text })));
  const sheet = utils.aoa_to_sheet(cells);
  const first = registerColumns.findIndex(({ over }) => over !== undefined);
  const last = registerColumns.findLastIndex(({ over }) => over !== undefined);
  sheet['!merges'] = [{ s: { r: 1, c: first }, e: { r: 1, c: last } }];
  sheet['!cols'] = registerColumns.map(({ width }) => ({ wch: width * 1.4 }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Sổ theo dõi hồ sơ');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}
