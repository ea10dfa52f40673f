/**
 * The first sheet of an .xlsx with anything on it, as texts. The archive is unpacked under a bound before the parser sees it
 * (`publishing/xlsform/unpack-archive.ts`); of the sheet the cells that are there are read, never the range it claims.
 */

import { CFB, SSF, read, utils } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { StatusFileFault } from '../../../core/reception/status-import.ts';
import { unpackArchive } from '../../publishing/xlsform/unpack-archive.ts';

const mostColumns = 60;
const longestCell = 2000;

export function readSpreadsheet(
  bytes: Uint8Array,
  mostRows: number,
): { readonly rows: readonly (readonly string[])[] } | { readonly fault: StatusFileFault } {
  const unpacked = unpackArchive(bytes);
  if (!unpacked.ok) {
    return { fault: unpacked.code === 'file-unpacks-too-large' ? unpacked.code : 'file-damaged' };
  }
  const archive = CFB.utils.cfb_new();
  for (const [path, content] of unpacked.value) CFB.utils.cfb_add(archive, `/${path}`, content);
  try {
    const plain = CFB.write(archive, { type: 'buffer', fileType: 'zip' });
    const book = read(plain, { type: 'buffer', cellNF: true, cellText: false, cellHTML: false, bookVBA: false });
    for (const name of book.SheetNames) {
      const rows = readRows(book.Sheets[name], mostRows);
      if (rows === 'too-many-rows') return { fault: rows };
      if (rows.length > 0) return { rows };
    }
    return { fault: 'file-empty' };
  } catch {
    // The parser throws for what is no workbook; its words name its own insides.
    return { fault: 'file-damaged' };
  }
}

function readRows(sheet: WorkSheet | undefined, mostRows: number): readonly (readonly string[])[] | 'too-many-rows' {
  const cells: string[][] = [];
  for (const [address, cell] of Object.entries(sheet ?? {}) as [string, CellObject][]) {
    if (!/^[A-Z]{1,3}[1-9]\d{0,6}$/.test(address)) continue;
    const { r, c } = utils.decode_cell(address);
    const text = cellText(cell);
    if (text === '' || c >= mostColumns) continue;
    if (r >= mostRows) return 'too-many-rows';
    const row = (cells[r] ??= []);
    row[c] = text;
  }
  return Array.from({ length: cells.length }, (_, at) => {
    const row = cells[at] ?? [];
    return Array.from({ length: row.length }, (__, column) => row[column] ?? '');
  });
}

function cellText({ t, v, z }: CellObject): string {
  if (t === 's')
    return String(v ?? '')
      .normalize('NFC')
      .trim()
      .slice(0, longestCell);
  if (t !== 'n' || typeof v !== 'number') return '';
  return typeof z === 'string' && SSF.is_date(z) ? (serialMoment(v) ?? String(v)) : String(v);
}

/** An Excel serial as `YYYY-MM-DD HH:MM`; absent: no day. */
export function serialMoment(serial: number): string | undefined {
  // To the minute: 08:30 is no round fraction of a day.
  const date = SSF.parse_date_code(Math.round(serial * 1440) / 1440) as {
    y: number;
    m: number;
    d: number;
    H: number;
    M: number;
  } | null;
  if (date === null || date.m < 1 || date.d < 1) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  const time = date.H === 0 && date.M === 0 ? '' : ` ${two(date.H)}:${two(date.M)}`;
  return `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}${time}`;
}
