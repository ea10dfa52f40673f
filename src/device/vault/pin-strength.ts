/**
 * Which secrets are refused for the vault: a PIN needs six digits that are neither all alike, nor a run, nor one short
 * pattern repeated; a sentence needs four different words. Argon2id makes each guess slow but cannot help a first guess.
 */

const fewestDigits = 6;
const fewestWords = 4;

export function isPinTooWeak(pin: string): boolean {
  const text = pin.normalize('NFC').trim();
  return /^\d+$/.test(text) ? areDigitsTooWeak(text) : areWordsTooWeak(text);
}

function areDigitsTooWeak(digits: string): boolean {
  if (digits.length < fewestDigits) return true;
  if (isRun(digits, 1) || isRun(digits, 9)) return true;
  return [1, 2, 3].some((length) => digits === digits.slice(0, length).repeat(99).slice(0, digits.length));
}

/** Each digit follows the one before by `step`, 9 being backwards and 0 following 9. */
function isRun(digits: string, step: number): boolean {
  return [...digits].every((digit, at) => at === 0 || (Number(digits[at - 1]) + step) % 10 === Number(digit));
}

function areWordsTooWeak(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 0);
  return new Set(words).size < fewestWords;
}
