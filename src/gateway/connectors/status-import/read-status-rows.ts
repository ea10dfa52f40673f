/** What each line of a status file says, and what is wrong with it by itself, before any dossier is looked at. */

import { parseOfficialNumber } from '../../../core/reception/official-number.ts';
import { findOfficialStatus, readOfficialStatus, statusKey } from '../../../core/reception/official-status.ts';
import type { OfficialStatus } from '../../../core/reception/official-status.ts';
import type { StatusColumns, StatusField, StatusVerdict } from '../../../core/reception/status-import.ts';
import { findStatusDate } from './status-date.ts';

export interface ReadStatusRow {
  readonly line: number;
  /** As it is stored where it can be read as a number, else as it stands. */
  readonly number: string;
  readonly statusText: string;
  readonly status?: OfficialStatus;
  readonly at?: string;
  readonly appointmentAt?: string;
  readonly note?: string;
  readonly fault?: StatusVerdict;
}

const longestNote = 500;

/** `words`: what the commune's own status words mean. Lines without number and status (titles, sums) are left out. */
export function readStatusRows(
  rows: readonly (readonly string[])[],
  headRow: number,
  columns: StatusColumns,
  words: { readonly [key: string]: string },
): readonly ReadStatusRow[] {
  const read = rows.slice(headRow + 1).flatMap((row, index): ReadStatusRow[] => {
    const cell = (field: StatusField) => row[columns[field] ?? -1] ?? '';
    if (cell('number') === '' && cell('status') === '') return [];
    return [readRow(headRow + index + 2, cell, words)];
  });
  const lines = new Map<string, ReadStatusRow[]>();
  for (const row of read) lines.set(row.number, [...(lines.get(row.number) ?? []), row]);
  return read.map((row) =>
    row.fault === undefined && isDuplicate(row, lines.get(row.number) ?? []) ? { ...row, fault: 'duplicate' } : row,
  );
}

/** Said twice the same, the first line counts; said differently, none does. */
function isDuplicate(row: ReadStatusRow, same: readonly ReadStatusRow[]): boolean {
  if (same.length === 1) return false;
  return same[0] !== row || same.some(({ status }) => status?.code !== row.status?.code);
}

function readRow(
  line: number,
  cell: (field: StatusField) => string,
  words: { readonly [key: string]: string },
): ReadStatusRow {
  const statusText = cell('status').slice(0, 200);
  const number = parseOfficialNumber(cell('number'));
  const key = statusKey(statusText);
  const status =
    readOfficialStatus(statusText) ?? (Object.hasOwn(words, key) ? findOfficialStatus(words[key] ?? '') : undefined);
  const at = cell('at') === '' ? undefined : findStatusDate(cell('at'));
  const appointment = cell('appointment') === '' ? undefined : findStatusDate(cell('appointment'));
  const note = cell('note').replaceAll(/\s+/g, ' ').slice(0, longestNote);
  const isDateBad =
    (cell('at') !== '' && at === undefined) || (cell('appointment') !== '' && appointment === undefined);
  const fault = ((): StatusVerdict | undefined => {
    if (cell('number') === '') return 'number-missing';
    if (!number.ok) return 'number-invalid';
    if (statusText === '') return 'status-missing';
    if (status === undefined) return 'status-unknown';
    return isDateBad ? 'date-unreadable' : undefined;
  })();
  return {
    line,
    number: number.ok ? number.value : cell('number').slice(0, 100),
    statusText,
    ...(status !== undefined && { status }),
    ...(at !== undefined && { at }),
    ...(appointment !== undefined && { appointmentAt: momentOf(appointment) }),
    ...(note !== '' && { note }),
    ...(fault !== undefined && { fault }),
  };
}

/** A day without a time is due when the office closes. */
function momentOf(date: string): string {
  return date.includes('T') ? `${date}:00+07:00` : `${date}T17:00:00+07:00`;
}
