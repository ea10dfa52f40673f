import { foldedWords } from '../../core/text/fold.ts';

/**
 * A secret as the vault takes it: digits without the gaps between them, or words without marks, case and punctuation, with one
 * space between. Keyboards put capitals, and password fields often take no Vietnamese marks; nobody shall be locked out by that.
 */
export function readSecret(typed: string): string {
  const words = foldedWords(typed);
  return words.join(words.every((word) => /^\d+$/.test(word)) ? '' : ' ');
}
