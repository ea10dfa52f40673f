/** The words somebody meant by what they typed: folded, run-together words parted, a keyboard's raw Telex letters read. */

import { fold, foldedWords } from '../text/fold.ts';

const mostTerms = 12;
const mostLetters = 200;

/**
 * At most 12 terms, so that pasted text costs nothing; a procedure's code is one term with its dots. `isKnown` says whether
 * some title has a word that begins so: only what no title has is read in another way.
 */
export function typedTerms(query: string, isKnown: (beginning: string) => boolean): readonly string[] {
  const folded = fold(query.slice(0, mostLetters)).trim();
  if (isCode(folded)) return [folded];
  const words = foldedWords(folded).slice(0, mostTerms);
  return words.flatMap((word) => (isKnown(word) ? [word] : readAnew(word, isKnown))).slice(0, mostTerms);
}

export function isCode(term: string): boolean {
  return /^\d+\.[\d.]*$/.test(term) || /^\d{5,}$/.test(term);
}

function readAnew(word: string, isKnown: (beginning: string) => boolean): readonly string[] {
  const plain = withoutTelex(word);
  if (plain !== word && isKnown(plain)) return [plain];
  return findParts(word, isKnown) ?? [word];
}

/** "ddawng" → "dang", "kys" → "ky": after the first vowel these letters are tones, doubled ones and w are marks. */
function withoutTelex(word: string): string {
  const vowel = word.search(/[aeiouyw]/);
  if (vowel === -1) return word;
  const head = word.slice(0, vowel).replace(/^dd/, 'd');
  const tail = word
    .slice(vowel)
    .replace(/^w/, 'u')
    .replace(/[sfrxjzw]/g, '');
  return head + tail.replace(/([aeo])\1/g, '$1').replace(/d$/, '');
}

/** "khaisinh" → khai, sinh: the fewest known pieces of two letters or more; absent: it does not fall into such. */
function findParts(word: string, isKnown: (beginning: string) => boolean): readonly string[] | undefined {
  if (word.length < 4 || word.length > 40 || /[^a-z]/.test(word)) return undefined;
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 2; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 7); start <= end - 2; start += 1) {
      const before = best[start];
      const known = best[end];
      const piece = word.slice(start, end);
      // A piece without a vowel is no syllable; the last one may be cut short.
      if (before === undefined || !/[aeiouy]/.test(piece) || !isKnown(piece)) continue;
      if (known === undefined || before.length + 1 < known.length) best[end] = [...before, piece];
    }
  }
  const parts = best[word.length];
  return parts !== undefined && parts.length > 1 ? parts : undefined;
}
