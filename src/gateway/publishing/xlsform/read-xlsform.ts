import type { SheetsImport } from './read-sheets.ts';
import { importSheets, isKnownSheet } from './read-sheets.ts';
import { readWorkbook } from './read-workbook.ts';

/**
 * Reads an uploaded XLSForm (.xlsx) as the JSON of a procedure that `parseProcedure` takes. Every fault and warning names its
 * sheet, row and column as the person sees them; nothing in the file can make it throw or work without end. `docs/forms.md`
 * says what of XLSForm is taken.
 */
export function readXlsform(bytes: Uint8Array): SheetsImport {
  const workbook = readWorkbook(bytes, isKnownSheet);
  return workbook.ok ? importSheets(workbook.value) : workbook;
}
