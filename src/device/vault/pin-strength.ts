/**
 * Which secrets are refused for the vault: digits that people try first (all alike, runs, patterns, dates, the commonest), and
 * fewer than four different words. Argon2id makes each guess slow but cannot help a first guess.
 */

import { readSecret } from './read-secret.ts';

const fewestDigits = 6;
const fewestWords = 4;
const fewestLetters = 10;

export function isPinTooWeak(typed: string): boolean {
  const secret = readSecret(typed);
  return /^\d*$/.test(secret) ? areDigitsTooWeak(secret) : areWordsTooWeak(secret.split(' '));
}

/** Seen again and again in lists of PINs that were found out, beside what the rules below refuse. */
const commonest: readonly string[] = (
  '123321 112233 332211 111222 123654 147258 258369 369258 147852 258147 159753 159357 357159 456852 789456 741852 963852 ' +
  '142536 135790 135791 246810 102030 100200 102938 192837 131420 521314 520131 110120 778899 445566 789789 789987 456654 987456 ' +
  '12344321 11223344 12341234 13579246 147258369 159753159 741852963'
).split(' ');

function areDigitsTooWeak(digits: string): boolean {
  if (digits.length < fewestDigits || new Set(digits).size <= 2) return true;
  if (isRun(digits, 1) || isRun(digits, 9)) return true;
  if ([1, 2, 3, 4].some((length) => digits === digits.slice(0, length).repeat(99).slice(0, digits.length))) return true;
  return isDate(digits) || commonest.includes(digits);
}

/** Each digit follows the one before by `step`, 9 being backwards and 0 following 9. */
function isRun(digits: string, step: number): boolean {
  return [...digits].every((digit, at) => at === 0 || (Number(digits[at - 1]) + step) % 10 === Number(digit));
}

/** Where day, month and year of this or the last century may stand. */
const dates: readonly RegExp[] = [
  /^(?<day>\d\d)(?<month>\d\d)(19|20)?\d\d$/,
  /^(19|20)?\d\d(?<month>\d\d)(?<day>\d\d)$/,
  /^(?<month>\d\d)(?<day>\d\d)(19|20)\d\d$/,
  /^(?<day>\d)(?<month>\d)(19|20)\d\d$/,
  /^(?<month>\d\d)(19|20)\d\d$/,
  /^(19|20)\d\d(?<month>\d\d)$/,
];

function isDate(digits: string): boolean {
  return dates.some((date) => {
    const { day = '1', month = '1' } = date.exec(digits)?.groups ?? { day: '0' };
    return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  });
}

function areWordsTooWeak(words: readonly string[]): boolean {
  const different = new Set(words.filter((word) => word.length >= 2));
  if (different.size < fewestWords || [...different].join('').length < fewestLetters) return true;
  return [...different].every((word) => counted.includes(word));
}

/** Counting is no secret. */
const counted = 'mot hai ba bon nam sau bay tam chin muoi'.split(' ');
