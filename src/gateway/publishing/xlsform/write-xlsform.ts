import { utils, write } from '@e965/xlsx';
import type { Procedure } from '../../../core/procedure/procedure.ts';

/** Any procedure as an XLSForm workbook that `readXlsform` reads back to the same procedure. */
export function writeXlsform(procedure: Procedure): Uint8Array {
  const book = utils.book_new();
  const settings = [
    ['form_title', 'form_id', 'version'],
    [procedure.form?.title ?? procedure.name, procedure.code, String(procedure.version)],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(settings), 'settings');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}
