/**
 * The sheet `gocua_procedure`: everything a procedure says beside its questions, a fact a row. A list has a row an item, so
 * that conditions and legal texts can be edited like any other lines.
 */

import { readFlag, readJson, readNumber, readText, writeJson, writeText } from './cell.ts';
import type { Cells, Fields } from './fields.ts';
import type { Notes, Row } from './sheet.ts';
import { addFault, addWarning, cellOf, noteAt } from './sheet.ts';

export const procedureColumns: readonly string[] = ['key', 'value'];

type Kind = 'text' | 'number' | 'flag' | 'list' | 'records';

const kinds = new Map<string, Kind>([
  ['effectiveFrom', 'text'],
  ['effectiveTo', 'text'],
  ['graceDays', 'number'],
  ['name', 'text'],
  ['shortName', 'text'],
  ['aliases', 'list'],
  ['sector', 'text'],
  ['level', 'text'],
  ['agency', 'text'],
  ['receivedBy', 'text'],
  ['serves', 'records'],
  ['lifeEvents', 'list'],
  ['priority', 'number'],
  ['atHome.possible', 'flag'],
  ['atHome.because', 'text'],
  ['lanes', 'list'],
  ['sla.value', 'number'],
  ['sla.unit', 'text'],
  ['sla.text', 'text'],
  ['sla.cutoff', 'text'],
  ['fee.text', 'text'],
  ['fee.amount', 'number'],
  ['fee.unit', 'text'],
  ['fee.items', 'records'],
  ['conditions', 'list'],
  ['legalBasis', 'list'],
  ['reminders', 'records'],
  ['unverified', 'list'],
  ['notes', 'list'],
  ['form.number', 'text'],
  ['form.issuedBy', 'text'],
  ['form.addressedTo', 'text'],
  ['form.leadSentences', 'list'],
  ['form.pledge', 'text'],
  ['form.placeDate', 'text'],
  ['form.footnotes', 'list'],
  ['form.unnumbered', 'flag'],
  ['form.status', 'text'],
  ['form.doubts', 'list'],
]);

/** Written key by key; anything else with a name stands as one fact. */
const nested = new Set(['atHome', 'sla', 'fee', 'form']);
/** What other sheets say. */
const elsewhere = new Set([
  'code',
  'version',
  'papers',
  'consents',
  'sources',
  'form.title',
  'form.sections',
  'form.signatures',
  'form.sheets',
]);

/** The rows for a procedure. */
export function writeProcedureRows(procedure: Fields): readonly Cells[] {
  return Object.entries(procedure).flatMap(([name, value]) =>
    nested.has(name) && isFields(value)
      ? Object.entries(value).flatMap(([inner, one]) => writeFact(`${name}.${inner}`, one))
      : writeFact(name, value),
  );
}

function writeFact(key: string, value: unknown): readonly Cells[] {
  if (value === undefined || elsewhere.has(key)) return [];
  const row = (text: string): Cells =>
    new Map([
      ['key', key],
      ['value', text],
    ]);
  const kind = kinds.get(key);
  const isList = Array.isArray(value) && value.length > 0 && !value.some(Array.isArray);
  if (kind === 'list' && isList) return value.map((item: unknown) => row(writeText(item)));
  if (kind === 'records' && isList) return value.map((item: unknown) => row(writeJson(item)));
  if (kind === 'number' && typeof value === 'number') return [row(String(value))];
  if (kind === 'flag' && typeof value === 'boolean') return [row(value ? 'yes' : 'no')];
  if (kind === 'text') return [row(writeText(value))];
  // Of other kinds than expected, an empty list, or a fact of a newer form: as data, so that it is kept.
  return [row(`gocua:${writeJson(value)}`)];
}

export interface ProcedureFacts {
  /** `sla` and the like with their inner facts; `form` without sections, signatures and sheets. */
  readonly facts: Fields;
  /** The row of each fact by its place in the procedure. */
  readonly places: ReadonlyMap<string, Row>;
}

export function readProcedureRows(rows: readonly Row[], notes: Notes): ProcedureFacts {
  const values = new Map<string, unknown[]>();
  const places = new Map<string, Row>();
  for (const row of rows) {
    const key = cellOf(row, 'key');
    const cell = cellOf(row, 'value');
    const kind = kinds.get(key);
    // A fact of a newer form is kept as data; a word that is no fact at all was probably mistyped.
    const isNewer = kind === undefined && cell.startsWith('gocua:') && /^[A-Za-z$][\w$-]*(\.[\w$-]+)?$/.test(key);
    if (elsewhere.has(key) || nested.has(key) || (kind === undefined && !isNewer)) {
      addWarning(notes, noteAt(row, 'key-unknown', 'key', key));
      continue;
    }
    if (cell === '') {
      addWarning(notes, noteAt(row, 'value-missing', 'value', key));
      continue;
    }
    const value = readFact(cell, kind);
    if (value === undefined) {
      addFault(notes, noteAt(row, kind === 'number' ? 'number-expected' : 'json-malformed', 'value', key));
      continue;
    }
    const isSeveral = kind === 'list' || kind === 'records';
    const known = values.get(key) ?? [];
    if (known.length > 0 && !isSeveral) addWarning(notes, noteAt(row, 'key-unknown', 'key', key));
    else values.set(key, [...known, value.value]);
    places.set(isSeveral ? `${key}[${known.length}]` : key, row);
    places.set(key, places.get(key) ?? row);
  }
  return { facts: assemble(values), places };
}

function readFact(cell: string, kind: Kind | undefined): { readonly value: unknown } | undefined {
  const marked = readText(cell);
  if (marked === undefined || marked.value !== cell) return marked;
  if (kind === 'records') return readJson(cell);
  if (kind !== 'number' && kind !== 'flag') return marked;
  const value = kind === 'number' ? readNumber(cell) : readFlag(cell);
  return value === undefined ? undefined : { value };
}

function assemble(values: ReadonlyMap<string, readonly unknown[]>): Fields {
  const outer = new Map<string, unknown>();
  const inner = new Map<string, [string, unknown][]>();
  for (const [key, several] of values) {
    const kind = kinds.get(key);
    const [first] = several;
    const isWhole = several.length === 1 && Array.isArray(first);
    const value = (kind === 'list' || kind === 'records') && !isWhole ? several : first;
    const [holder = '', name] = key.split('.');
    if (name === undefined) outer.set(key, value);
    else inner.set(holder, [...(inner.get(holder) ?? []), [name, value]]);
  }
  for (const [holder, entries] of inner) {
    if (nested.has(holder)) outer.set(holder, Object.fromEntries(entries));
  }
  return Object.fromEntries(outer);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
