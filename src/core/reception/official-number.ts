/**
 * The number of a dossier belongs to the one-stop system and is opaque here: at most 50 characters of the kinds that were
 * seen in use (QĐ 20/2020 agency ids, TT 01/2018/TT-VPCP Điều 19; the pattern of TT 03/2025/TT-VPCP was not read, hence
 * permissive). Only where a commune switched it on does this system mint one, under the agency id it was given.
 */

import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';

export const longestOfficialNumber = 50;

/** Letters, digits and single `.`, `-` or `/` between them; at least one digit. A bare name or sentence is a typing slip. */
const shape = /^[A-Z0-9Đ]+(?:[.\-/][A-Z0-9Đ]+)*$/;

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
    .normalize('NFC')
    .replace(/[\s\u200B\uFEFF]+/g, '')
    .replace(/[\u2010-\u2015]/g, '-')
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
 * `<agency id>-YYMMDD-NNNN` (TT 01/2018/TT-VPCP Điều 19). `day` is `YYYY-MM-DD` in Vietnam, `serial` counts from 1 each day;
 * past 9999 it grows a digit rather than repeat.
 */
export function ownNumber(agencyId: string, day: string, serial: number): string {
  return `${agencyId}-${day.slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;
}
