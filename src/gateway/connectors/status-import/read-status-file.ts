/** An uploaded export as rows of texts, whatever program wrote it; limits hold before anything is parsed. */

import { largestStatusFileBytes, mostStatusRows } from '../../../core/reception/status-import.ts';
import type { StatusFileFault } from '../../../core/reception/status-import.ts';
import { findText } from './decode-text.ts';
import { parseCsv } from './parse-csv.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';

export type StatusFile =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly fault: StatusFileFault };

/** Titles and heads above the data. */
const headRoom = 20;

export function readStatusFile(bytes: Uint8Array): StatusFile {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > largestStatusFileBytes) return refuse('file-too-large');
  const begins = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);
  // The workbook of Excel before 2007, and a web page under its name.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return refuse('file-old-excel');
  const mostRows = mostStatusRows + headRoom;
  if (begins(0x50, 0x4b)) {
    const sheet = readSpreadsheet(bytes, mostRows);
    return 'fault' in sheet ? refuse(sheet.fault) : settle(sheet.rows);
  }
  const text = findText(bytes);
  if (text === undefined) return refuse('file-damaged');
  if (/^\uFEFF?\s*<(?:!doctype|html|table|\?xml)/i.test(text)) return refuse('file-old-excel');
  const { rows, isCut } = parseCsv(text, mostRows);
  return isCut ? refuse('too-many-rows') : settle(rows);
}

function settle(rows: readonly (readonly string[])[]): StatusFile {
  if (!rows.some((row) => row.some((cell) => cell !== ''))) return refuse('file-empty');
  return rows.some((row) => row.filter((cell) => cell !== '').length >= 2)
    ? { ok: true, rows }
    : refuse('file-not-table');
}

function refuse(fault: StatusFileFault): StatusFile {
  return { ok: false, fault };
}
