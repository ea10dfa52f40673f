/**
 * What in a text for everybody may point at a person: the reporter's name or telephone, any telephone, a number of an identity
 * card, a house number. Only a warning, because a commune's own telephone belongs into an answer and many people are called An;
 * an official decides, and is shown what was found.
 */

import { tidyPhone, isPhone } from '../citizen/phone.ts';
import { fold, foldedWords } from '../text/fold.ts';
import type { Publication } from './report-life.ts';
import type { Reporter } from './report.ts';

export type PersonalMark = 'reporter-name' | 'reporter-phone' | 'phone' | 'id-number' | 'house';

/** `named`: everybody who must not be found in the text, the reporter first. In a fixed order, each once. */
export function findPersonalMarks(
  { title, place, answer }: Partial<Publication>,
  named: readonly Reporter[],
): readonly PersonalMark[] {
  const text = [title, place, answer].filter(Boolean).join('\n').normalize('NFKC');
  const numbers = findLongNumbers(text);
  const phones = named.flatMap(({ phone }) => (phone ? [localDigits(phone)] : []));
  const marks: PersonalMark[] = [];
  if (named.some(({ name }) => name !== undefined && isNameIn(name, text))) marks.push('reporter-name');
  if (numbers.some((number) => phones.includes(localDigits(number)))) marks.push('reporter-phone');
  if (numbers.some((number) => isPhone(number) && !phones.includes(localDigits(number)))) marks.push('phone');
  if (numbers.some((number) => !isPhone(number) && /^(\d{9}|\d{12})$/.test(number))) marks.push('id-number');
  if (/\b(so nha|nha so|can nha so)\s*\.?\s*\d/.test(fold(text))) marks.push('house');
  return marks;
}

/**
 * The whole name, or the two last words of a longer one, as they are spoken to ("anh Văn Thử"). One word alone names nobody:
 * half of all given names are words of every sentence.
 */
function isNameIn(name: string, text: string): boolean {
  const words = foldedWords(name);
  if (words.length < 2) return false;
  const told = ` ${foldedWords(text).join(' ')} `;
  return told.includes(` ${words.join(' ')} `) || (words.length > 2 && told.includes(` ${words.slice(-2).join(' ')} `));
}

/** Runs of nine digits and more, however they are written: with spaces, dots or dashes in between. Sums of money are none. */
function findLongNumbers(text: string): readonly string[] {
  const runs =
    text.replace(/\d[\d.,\s]*(?:đồng|vnđ|vnd|đ)(?!\p{L})/giu, ' ').match(/\+?\d(?:[\s.()\-‐-―]{0,2}\d){8,}/gu) ?? [];
  return runs.map(tidyPhone);
}

/** With its leading 0, so that +84 and 0 are the same number. */
function localDigits(phone: string): string {
  return tidyPhone(phone.normalize('NFKC')).replace(/^\+?84(?=\d{9,10}$)/, '0');
}
