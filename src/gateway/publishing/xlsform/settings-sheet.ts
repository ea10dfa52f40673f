/** The sheet `settings`: title, code and version, each in one row under its header. */

import { readText, writeText } from './cell.ts';
import type { Cells, Fields } from './fields.ts';
import type { Columns, Notes, Row } from './sheet.ts';
import { addFault, addWarning, cellOf, columnNames, noteAt, warnOfUnread } from './sheet.ts';

export const settingsColumns: readonly string[] = ['form_title', 'form_id', 'version', 'default_language'];

export const settings: Columns = {
  names: columnNames(settingsColumns, { title: 'form_title', set_form_title: 'form_title', id_string: 'form_id' }),
};

export interface SettingsReading {
  readonly title: string;
  readonly code: string;
  readonly version: number;
}

const codeShape = /^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$/;
const language = 'Vietnamese (vi)';

export function writeSettings(procedure: Fields, title: unknown): Cells {
  return new Map([
    ['form_title', writeText(title)],
    ['form_id', writeText(procedure['code'])],
    ['version', String(procedure['version'])],
    ['default_language', language],
  ]);
}

/** A code with other signs than ours gets dots in their place; a version that is no number becomes 1. Both are said. */
export function readSettings(rows: readonly Row[], notes: Notes): SettingsReading {
  const [row, ...others] = rows;
  if (row === undefined) {
    addFault(notes, { code: 'sheet-missing', sheet: 'settings', row: 1, detail: 'settings' });
    return { title: '', code: '', version: 1 };
  }
  for (const other of others) addWarning(notes, noteAt(other, 'setting-unsupported'));
  const given = textOf(row, 'form_id');
  const code = codeShape.test(given)
    ? given
    : given
        .split(/[^0-9A-Za-z]+/)
        .filter(Boolean)
        .join('.');
  if (code === '') addFault(notes, noteAt(row, 'value-missing', 'form_id'));
  else if (code !== given) addWarning(notes, noteAt(row, 'code-changed', 'form_id', code));
  const versionCell = cellOf(row, 'version');
  const isVersion = /^[1-9]\d{0,14}$/.test(versionCell);
  if (!isVersion) addWarning(notes, noteAt(row, 'version-changed', 'version', versionCell));
  const title = textOf(row, 'form_title');
  if (title === '') addWarning(notes, noteAt(row, 'default-used', 'form_title', code));
  cellOf(row, 'default_language');
  warnOfUnread(row, notes);
  return { title: title === '' ? code : title, code, version: isVersion ? Number(versionCell) : 1 };
}

function textOf(row: Row, column: string): string {
  const value = readText(cellOf(row, column))?.value;
  return typeof value === 'string' ? value : '';
}
