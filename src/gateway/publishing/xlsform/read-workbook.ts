/**
 * The bytes of an upload as sheets of texts. Limits come before parsing: the archive is unpacked under a bound and only what a
 * workbook needs is handed, unpacked, to the parser, so no archive and no declared size can make it work without end.
 */

import { CFB, SSF, read, utils } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { SheetNote } from '../../../core/definition/xlsform-fault.ts';
import { readLongTexts } from './long-text.ts';
import { tidy } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { unpackArchive } from './unpack-archive.ts';

export const largestFileBytes = 2_000_000;
export const mostRows = 2000;
export const mostColumns = 60;
export const longestCell = 4000;

export type SheetsReading =
  | { readonly ok: true; readonly value: readonly Sheet[] }
  | { readonly ok: false; readonly faults: readonly SheetNote[] };

/** The sheets of a workbook in its order, those in `wanted` with their cells, the others only named. */
export function readWorkbook(bytes: Uint8Array, wanted: (name: string) => boolean): SheetsReading {
  if (bytes.length > largestFileBytes) return refuse('file-too-large');
  const unpacked = unpackArchive(bytes);
  if (!unpacked.ok) return refuse(unpacked.code);
  const archive = CFB.utils.cfb_new();
  for (const [path, content] of unpacked.value) CFB.utils.cfb_add(archive, `/${path}`, content);
  try {
    const plain = CFB.write(archive, { type: 'buffer', fileType: 'zip' });
    const named = read(plain, { type: 'buffer', bookSheets: true }).SheetNames;
    const book = read(plain, {
      type: 'buffer',
      sheets: named.filter(wanted),
      cellNF: true,
      cellText: false,
      cellHTML: false,
      bookVBA: false,
    });
    const faults: SheetNote[] = [];
    const sheets = named.map((name) => readSheet(name, wanted(name) ? book.Sheets[name] : undefined, faults));
    return faults.length > 0 ? { ok: false, faults } : readLongTexts(sheets);
  } catch {
    // The parser throws for what is no workbook; its words name its own insides.
    return refuse('file-damaged');
  }
}

function refuse(code: SheetNote['code']): SheetsReading {
  return { ok: false, faults: [{ code, sheet: '', row: 1 }] };
}

function readSheet(name: string, sheet: WorkSheet | undefined, faults: SheetNote[]): Sheet {
  const rows: string[][] = [];
  const refuseCell = (code: SheetNote['code'], row: number) => {
    // Of rows that are too many the first says it, of a row its first cell.
    const last = faults.at(-1);
    const isSaid = last?.sheet === name && last.code === code && (last.row === row || code === 'too-many-rows');
    if (!isSaid && faults.length < 20) faults.push({ code, sheet: name, row });
  };
  // The cells that are there, never the range that the sheet claims to have.
  for (const [address, cell] of Object.entries(sheet ?? {}) as [string, CellObject][]) {
    if (address.startsWith('!')) continue;
    // No program writes a cell in row 0 or beyond the last one: the file was changed on its way.
    const isReal = /^[A-Z]{1,3}[1-9]\d{0,6}$/.test(address);
    const { r, c } = utils.decode_cell(isReal ? address : 'A1');
    const text = cellText(cell);
    if (text === '') continue;
    if (!isReal) refuseCell('file-damaged', 1);
    else if (r >= mostRows) refuseCell('too-many-rows', r + 1);
    else if (c >= mostColumns) refuseCell('too-many-columns', r + 1);
    else if (text === undefined) refuseCell('cell-error', r + 1);
    else if (text.length > longestCell) refuseCell('cell-too-long', r + 1);
    else {
      const row = (rows[r] ??= []);
      row[c] = text;
    }
  }
  const width = (row: readonly string[] | undefined) =>
    Array.from({ length: row?.length ?? 0 }, (_, at) => row?.[at] ?? '');
  return { name, rows: Array.from({ length: rows.length }, (_, at) => width(rows[at])) };
}

/** '' for an empty cell; undefined for one whose formula failed or was never worked out. */
function cellText(cell: CellObject): string | undefined {
  switch (cell.t) {
    case 's':
      return tidy(String(cell.v ?? ''));
    case 'b':
      return cell.v === true ? 'true' : 'false';
    case 'n':
      if (typeof cell.v !== 'number') return cell.f === undefined ? '' : undefined;
      return typeof cell.z === 'string' && SSF.is_date(cell.z) ? dayText(cell.v) : String(cell.v);
    case 'e':
      return undefined;
    default:
      return cell.f === undefined ? '' : undefined;
  }
}

function dayText(serial: number): string | undefined {
  const date = SSF.parse_date_code(serial) as { y: number; m: number; d: number } | null;
  if (date === null) return undefined;
  return `${String(date.y).padStart(4, '0')}-${String(date.m).padStart(2, '0')}-${String(date.d).padStart(2, '0')}`;
}
