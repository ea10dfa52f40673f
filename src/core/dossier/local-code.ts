/**
 * The *mã tạm*: nine digits, the last one a check digit, spoken and printed as `4821-0937-5`. Digits only, because letters
 * fail when spoken, and visibly unlike an official dossier number. It names a dossier before the office has; it is no secret.
 */

import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';

/**
 * A new code from a source of uniform fractions in [0, 1). Two phones may draw the same one (10⁸ codes): the dossier's own
 * id tells them apart, the code only finds it.
 */
export function newLocalCode(fraction: () => number): string {
  let digits = '';
  for (let count = 0; count < 8; count += 1) digits += String(Math.min(9, Math.floor(fraction() * 10)));
  return digits + checkDigitOf(digits);
}

/**
 * The check digit of ISO 7064 MOD 11,10: catches every single wrong digit and nearly every pair of neighbours swapped.
 * `digits` are ASCII digits.
 */
export function checkDigitOf(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** Nine digits whose last is the check digit of the others. */
export function isLocalCode(code: string): boolean {
  return /^[0-9]{9}$/.test(code) && checkDigitOf(code.slice(0, 8)) === code[8];
}

/** `482109375` → `4821-0937-5`. What has not nine digits comes back as it is. */
export function formatLocalCode(code: string): string {
  return code.length === 9 ? `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}` : code;
}

/** A code as people write it: spaces, dots and any dash between digits, full-width digits. Problem: sheet-code-invalid. */
export function parseLocalCode(text: string): Result<string> {
  const digits = text.normalize('NFKC').replace(/[\s.\-‐-―−]/gu, '');
  return isLocalCode(digits) ? succeed(digits) : fail('sheet-code-invalid');
}
