/**
 * The QR of a coded sheet: `<PUBLIC_URL>/tra-cuu#<nine digits>.<slip token>`. A resident's phone opens it as a page that
 * shows the state; the volunteer's and the desk's scanners bind the sheet by it. Code and token stand after `#`, so that no
 * server log ever sees them.
 */

import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { isLocalCode, parseLocalCode } from './local-code.ts';

export interface SheetCode {
  /** Nine digits. */
  readonly code: string;
  /** base64url of 128 random bits, 22 characters; absent when only the digits were typed. */
  readonly slipToken?: string;
}

const maxSheetLength = 500;

/** A slip token: 22 characters of unpadded base64url that stand for exactly 128 bits. */
export function isSlipToken(text: string): boolean {
  // The last character carries two bits only, so it is one of four.
  return /^[A-Za-z0-9_-]{21}[AQgw]$/.test(text);
}

/** The QR's text. `publicUrl` with or without its last slash. */
export function formatSheetCode(publicUrl: string, code: string, slipToken: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/tra-cuu#${code}.${slipToken}`;
}

/**
 * Reads a sheet's QR, only what stands after its `#`, or bare digits. The address before `#` is not compared: a commune
 * may have moved house since its pads were printed. Problem: sheet-code-invalid.
 */
export function parseSheetCode(text: string): Result<SheetCode> {
  if (text.length > maxSheetLength) return fail('sheet-code-invalid');
  const trimmed = text.replace(/\p{Cc}/gu, ' ').trim();
  const match = /^(?:https?:\/\/[^\s#]*)?\/tra-cuu\/?#([0-9]{9})\.([A-Za-z0-9_-]+)$/i.exec(trimmed);
  if (match !== null) {
    const [, code = '', slipToken = ''] = match;
    return isLocalCode(code) && isSlipToken(slipToken) ? succeed({ code, slipToken }) : fail('sheet-code-invalid');
  }
  const digits = parseLocalCode(trimmed);
  return digits.ok ? succeed({ code: digits.value }) : digits;
}
