/**
 * The number of a dossier belongs to the one-stop system and is opaque here: at most 50 characters of the kinds that were
 * seen in use (QĐ 20/2020 agency ids, TT 01/2018/TT-VPCP Điều 19; the pattern of TT 03/2025/TT-VPCP was not read, hence
 * permissive). Only where a commune switched it on does this system mint one, under the agency id it was given.
 */

import type { Result } from '../result.ts';
import { findDayNumber } from '../calendar/calendar-date.ts';
import { fail, succeed } from '../result.ts';

export const longestOfficialNumber = 50;

/** Groups of letters and digits; at least one `-` or `/`, since a bare run of digits is half a number or the wrong line. */
const shape = /^(?=.*[-/])[A-Z0-9Đ]+(?:[.\-/][A-Z0-9Đ]+)*$/;

/** The shapes that were seen in running systems; another one is accepted too, the desk may only ask to look twice. */
const knownShapes = [
  /^[A-Z]\d{2}(?:\.\d{1,3}){0,3}-\d{6}-\d{4,6}$/,
  /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}$/,
] as const;

/**
 * The number as it is stored and compared: trimmed, upper case, without inner blanks (scanners and copied cells bring
 * them). Problem `number-invalid`: empty, longer than 50, no digit, or a character that no dossier number has. A nine-digit
 * *mã tạm* is refused too: it is this system's own code, read from the wrong line of the slip.
 */
export function parseOfficialNumber(value: unknown): Result<string> {
  if (typeof value !== 'string' || value.length > 200) return fail('number-invalid', { limit: longestOfficialNumber });
  const number = value
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .replace(/[‐-―−]/gu, '-')
    .toUpperCase();
  const fits = number.length <= longestOfficialNumber && shape.test(number) && /\d{3}/.test(number);
  const isLocalCode = /^\d{9}$|^\d{4}-\d{4}-\d$/.test(number);
  return fits && !isLocalCode ? succeed(number) : fail('number-invalid', { limit: longestOfficialNumber });
}

/** Whether the number has a shape that was seen in use; the screen warns softly about others. */
export function isKnownNumberShape(officialNumber: string): boolean {
  return knownShapes.some((known) => known.test(officialNumber));
}

/** An agency id of QĐ 20/2020/QĐ-TTg: `H50`, `H50.12`, `000.00.44.H50`; problem `number-invalid`. */
export function parseAgencyId(value: unknown): Result<string> {
  const agencyId = typeof value === 'string' ? value.trim().toUpperCase() : '';
  const fits = /^(?:\d{2,3}\.){0,3}[A-Z]\d{2}(?:\.\d{1,3}){0,3}$/.test(agencyId);
  return fits ? succeed(agencyId) : fail('number-invalid');
}

/**
 * `<agency id>-YYMMDD-NNNN` (TT 01/2018/TT-VPCP Điều 19). `receivedOn` begins with the day, `YYYY-MM-DD`, in Vietnam;
 * `serial` counts from 1 each day and grows a digit past 9999 rather than repeat. Throws RangeError when there is no day.
 */
export function ownOfficialNumber(agencyId: string, receivedOn: string, serial: number): string {
  if (findDayNumber(receivedOn) === undefined) throw new RangeError('receivedOn must begin with a day');
  return `${agencyId}-${receivedOn.slice(2, 10).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;
}
