/** Sheets as rows of texts, between the workbook's bytes and the form. */

import type { SheetNote } from '../../../core/definition/xlsform-fault.ts';

/** `rows[0]` is what the person sees as row 1; a missing or empty cell is ''. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** What was remarked while reading: one fault and nothing is imported. */
export interface Notes {
  readonly faults: SheetNote[];
  readonly warnings: SheetNote[];
}

/** One row under its header: cells by the header's name, empty ones left out. */
export interface Row {
  readonly sheet: string;
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
  /** The headers as they stand in the sheet, for remarks. */
  readonly headers: ReadonlyMap<string, string>;
  /** The cells that were looked at; `warnOfUnread` names the others. */
  readonly read: Set<string>;
}

/** More remarks than anybody reads; it also bounds what one upload can make us answer. */
const mostNotes = 300;

export function addFault(notes: Notes, note: SheetNote): void {
  if (notes.faults.length < mostNotes) notes.faults.push(note);
}

export function addWarning(notes: Notes, note: SheetNote): void {
  if (notes.warnings.length < mostNotes) notes.warnings.push(note);
}

/** A cell of the row; '' where it is empty. */
export function cellOf(row: Row, column: string): string {
  row.read.add(column);
  return row.cells.get(column) ?? '';
}

/** Names what stands in a row where it means nothing. */
export function warnOfUnread(row: Row, notes: Notes): void {
  for (const column of row.cells.keys()) {
    if (!row.read.has(column)) addWarning(notes, noteAt(row, 'column-unsupported', column));
  }
}

/** A remark about one cell of a row, `column` by its name. */
export function noteAt(row: Row, code: SheetNote['code'], column?: string, detail?: string): SheetNote {
  return {
    code,
    sheet: row.sheet,
    row: row.row,
    ...(column === undefined ? {} : { column: row.headers.get(column) ?? column }),
    ...(detail === undefined || detail === '' ? {} : { detail: detail.slice(0, 80) }),
  };
}

/** Which columns a sheet may have, by any spelling of their headers (`headerKey`), and which of them come in languages. */
export interface Columns {
  readonly names: ReadonlyMap<string, string>;
  readonly inLanguages?: ReadonlySet<string>;
}

/** `Constraint Message` and `constraint_message` are the same header. */
export function headerKey(header: string): string {
  return header.toLowerCase().replaceAll(/[\s_-]+/g, '_');
}

/** Names that stand for themselves, and other spellings of some. */
export function columnNames(
  names: readonly string[],
  spellings: { readonly [spelling: string]: string } = {},
): ReadonlyMap<string, string> {
  return new Map([...names.map((name) => [headerKey(name), name] as const), ...Object.entries(spellings)]);
}

/**
 * The rows of a sheet that say anything. Columns that are not known, languages that are not taken and headers that stand
 * twice are each remarked once, at the first cell they would have given.
 */
export function readTable(
  sheet: Sheet,
  columns: Columns,
  notes: Notes,
  language: { readonly fallback?: string } = {},
): readonly Row[] {
  const headers = sheet.rows[0] ?? [];
  const taken = [...takeColumns(sheet, headers, columns, notes, language.fallback)];
  const headerOf = new Map(taken.map(([at, name]) => [name, headers[at] ?? name]));
  const rows: Row[] = [];
  for (const [at, cells] of sheet.rows.entries()) {
    if (at === 0) continue;
    const filled = new Map<string, string>();
    for (const [column, name] of taken) {
      const cell = cells[column] ?? '';
      if (cell !== '') filled.set(name, cell);
    }
    if (filled.size > 0)
      rows.push({ sheet: sheet.name, row: at + 1, cells: filled, headers: headerOf, read: new Set() });
    warnBesideHeaders(sheet, headers.length, at, notes);
  }
  return rows;
}

/** A cell to the right of the last header belongs to no column. */
function warnBesideHeaders(sheet: Sheet, width: number, at: number, notes: Notes): void {
  const beside = (sheet.rows[at] ?? []).slice(width);
  if (beside.some((cell) => cell !== ''))
    addWarning(notes, { code: 'column-unsupported', sheet: sheet.name, row: at + 1 });
}

function takeColumns(
  sheet: Sheet,
  headers: readonly string[],
  columns: Columns,
  notes: Notes,
  fallback: string | undefined,
): ReadonlyMap<number, string> {
  const taken = new Map<number, string>();
  const inLanguage = new Map<string, { readonly at: number; readonly rank: number }>();
  const warn = (code: SheetNote['code'], at: number) => {
    const header = headers[at] ?? '';
    const row = firstFilled(sheet, at);
    // A column without a header and without content is no column.
    if (header === '' && row === 1) return;
    addWarning(notes, { code, sheet: sheet.name, row, ...(header === '' ? {} : { column: header }) });
  };
  for (const [at, header] of headers.entries()) {
    const [base = '', ...rest] = header.split(/::?/);
    const name = columns.names.get(headerKey(base.trim()));
    const isTranslated = name !== undefined && rest.length > 0;
    if (name === undefined || (isTranslated && columns.inLanguages?.has(name) !== true)) {
      warn('column-unsupported', at);
    } else {
      const rank = languageRank(rest.join(':').trim(), fallback);
      const other = inLanguage.get(name);
      if (other === undefined || rank < other.rank) {
        if (other !== undefined) warn('language-unsupported', other.at);
        inLanguage.set(name, { at, rank });
      } else warn(other.rank === rank ? 'column-duplicate' : 'language-unsupported', at);
    }
  }
  for (const [name, { at }] of inLanguage) taken.set(at, name);
  return taken;
}

/** Vietnamese first, then no language, then the form's default; of the others the first. */
function languageRank(language: string, fallback: string | undefined): number {
  if (/vi[eệ]t|\(vi\)|^vi$/iu.test(language)) return 0;
  if (language === '') return 1;
  return language === fallback ? 2 : 3;
}

function firstFilled(sheet: Sheet, column: number): number {
  const at = sheet.rows.findIndex((cells, row) => row > 0 && (cells[column] ?? '') !== '');
  return at < 0 ? 1 : at + 1;
}
