/** Fields of a form that stand in one cell each, the same way in every sheet, written and read by one table. */

import type { Condition } from '../../../core/procedure/logic.ts';
import type { XlsformFault } from '../../../core/definition/xlsform-fault.ts';
import { isCarried, readFlag, readJson, readNumber, readText, writeJson, writeText } from './cell.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { readCondition } from './read-logic.ts';
import type { Notes, Row } from './sheet.ts';
import { addFault, cellOf, noteAt } from './sheet.ts';
import { findConditionText } from './write-logic.ts';

/** words: a list of words apart by blanks · dotted: `{of, field}` as `of.field` · json: anything structured. */
export type FieldKind = 'text' | 'number' | 'flag' | 'words' | 'dotted' | 'condition' | 'json';

export interface Field {
  readonly column: string;
  readonly name: string;
  readonly kind: FieldKind;
}

export type Fields = { readonly [name: string]: unknown };
export type Cells = Map<string, string>;

/** Writes the fields that the object has into `cells`; what the table does not know goes, as data, into `moreColumn`. */
export function writeFields(
  object: Fields,
  fields: readonly Field[],
  moreColumn: string,
  cells: Cells,
  scope: ExpressionScope,
): void {
  const known = new Map(fields.map((field) => [field.name, field]));
  const more: [string, unknown][] = [];
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const field = known.get(name);
    if (field === undefined) more.push([name, value]);
    else cells.set(field.column, writeField(value, field.kind, scope));
  }
  if (more.length > 0) cells.set(moreColumn, writeJson(Object.fromEntries(more)));
}

/** Reads what `writeFields` wrote. Cells that are no such value are faults with their row and column. */
export function readFields(
  row: Row,
  fields: readonly Field[],
  moreColumn: string,
  scope: ExpressionScope,
  notes: Notes,
): Fields {
  const found: [string, unknown][] = [];
  for (const { column, name, kind } of fields) {
    const cell = cellOf(row, column);
    if (cell === '') continue;
    const reading = readField(cell, kind, scope);
    if ('value' in reading) found.push([name, reading.value]);
    else addFault(notes, noteAt(row, reading.code, column, reading.detail));
  }
  return { ...Object.fromEntries(found), ...readMore(row, moreColumn, notes) };
}

/** The fields of a newer form that the tables have no column for. */
export function readMore(row: Row, column: string, notes: Notes): Fields {
  const cell = cellOf(row, column);
  if (cell === '') return {};
  const value = readJson(cell)?.value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  addFault(notes, noteAt(row, 'json-malformed', column));
  return {};
}

export function writeField(value: unknown, kind: FieldKind, scope: ExpressionScope): string {
  const plain = plainField(value, kind, scope);
  return plain !== undefined && isCarried(plain) ? plain : writeText(value);
}

/** Undefined where the value is not of the field's kind, or its plain text would be read as another. */
function plainField(value: unknown, kind: FieldKind, scope: ExpressionScope): string | undefined {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'number':
      return typeof value === 'number' ? String(value) : undefined;
    case 'flag':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined;
    case 'words': {
      const words: readonly unknown[] = Array.isArray(value) ? value : [''];
      const areWords = words.every((word) => typeof word === 'string' && /^\S+$/u.test(word));
      return areWords ? words.join(' ') : undefined;
    }
    case 'dotted': {
      const { of, field, ...rest } = value as Fields;
      const isPair = [of, field].every((word) => typeof word === 'string' && /^[\w-]+$/.test(word));
      return isPair && Object.keys(rest).length === 0 ? `${String(of)}.${String(field)}` : undefined;
    }
    case 'condition':
      return findConditionText(value as Condition, scope)?.text ?? writeJson(value);
    case 'json':
      return writeJson(value);
    default:
      return kind satisfies never;
  }
}

export type FieldReading = { readonly value: unknown } | { readonly code: XlsformFault; readonly detail?: string };

export function readField(cell: string, kind: FieldKind, scope: ExpressionScope): FieldReading {
  const marked = readText(cell);
  if (marked === undefined) return { code: 'json-malformed' };
  if (marked.value !== cell) return marked;
  switch (kind) {
    case 'text':
      return { value: cell };
    case 'number': {
      const value = readNumber(cell);
      return value === undefined ? { code: 'number-expected', detail: cell } : { value };
    }
    case 'flag': {
      const value = readFlag(cell);
      return value === undefined ? { code: 'yes-no-expected', detail: cell } : { value };
    }
    case 'words':
      return { value: cell.split(/\s+/) };
    case 'dotted': {
      const [of, field, ...rest] = cell.split('.');
      return field === undefined || rest.length > 0
        ? { code: 'value-unknown', detail: cell }
        : { value: { of, field } };
    }
    case 'condition':
      return readLogicCell(cell, (text) => readCondition(text, scope));
    case 'json':
      return readJson(cell) ?? { code: 'json-malformed' };
    default:
      return kind satisfies never;
  }
}

/** An expression, or the data itself where no expression says it. */
export function readLogicCell(
  cell: string,
  read: (source: string) => { ok: true; value: unknown } | { ok: false; code: XlsformFault; detail?: string },
): FieldReading {
  if (cell.startsWith('{')) return readJson(cell) ?? { code: 'json-malformed' };
  const reading = read(cell);
  if (reading.ok) return { value: reading.value };
  return { code: reading.code, ...(reading.detail === undefined ? {} : { detail: reading.detail }) };
}

/** The first of the columns that says something, as data; what cannot be read is a fault at its cell. */
export function readLogicOf(
  row: Row,
  columns: readonly string[],
  notes: Notes,
  read: Parameters<typeof readLogicCell>[1],
): unknown {
  const cells = columns.map((column) => [column, cellOf(row, column)] as const);
  const [column, cell] = cells.find(([, text]) => text !== '') ?? ['', ''];
  if (cell === '') return undefined;
  const reading = readLogicCell(cell, read);
  if ('value' in reading) return reading.value;
  addFault(notes, noteAt(row, reading.code, column, reading.detail));
  return undefined;
}
