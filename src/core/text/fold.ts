/**
 * The search key of a Vietnamese text: no marks, no case, đ as d. "hòa" and "hoà" differ even in NFC (the mark may sit on
 * either vowel) and become equal here. Only for finding: a person's spelling is never rewritten.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd');
}

/** The words of a text, folded, without punctuation. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * A word with its letters and its tone, wherever the tone was put: "thuỷ" and "thủy" are one, "thuy" and "thủy" are not. For
 * telling "tử" from "tư" where somebody did type the marks.
 */
export function toneKey(word: string): string {
  const letters = word.normalize('NFD').toLowerCase();
  return letters.replace(toneMarks, '') + (letters.match(toneMarks)?.join('') ?? '');
}

/** Grave, acute, tilde, hook above, dot below: the marks that are a tone and not part of a letter. */
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;
