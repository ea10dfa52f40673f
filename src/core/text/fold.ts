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
