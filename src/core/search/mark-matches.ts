/**
 * Which letters of a title answer what was typed, for drawing them marked. The title is cut, never rewritten: its parts
 * together are the title as it came, marks, case and all.
 */

import { fold } from '../text/fold.ts';
import { abbreviations } from './abbreviations.ts';
import { fitBeginning, fitMistyped } from './fit-word.ts';

export interface MarkedPart {
  readonly text: string;
  readonly isMatch: boolean;
}

interface TitleWord {
  readonly start: number;
  readonly letters: string;
  readonly folded: string;
}

/**
 * `terms` are folded (`typed-terms.ts`). A word is marked as far as a term says it; the whole word where the term holds a
 * slip (only if no other word of the title says the term rightly) or is an abbreviation of several words.
 */
export function markMatches(title: string, terms: readonly string[]): readonly MarkedPart[] {
  const words = titleWords(title);
  const ends = words.map(() => 0);
  const mark = (at: number, end: number) => {
    ends[at] = Math.max(ends[at] ?? 0, end);
  };
  for (const term of terms) {
    const isSaid = markSaid(words, term, mark) || markShort(words, term, mark);
    if (isSaid) continue;
    for (const [at, word] of words.entries()) {
      if (fitMistyped(word.folded, term) > 0) mark(at, word.letters.length);
    }
  }
  return cut(title, words, ends);
}

type Mark = (at: number, end: number) => void;

function markSaid(words: readonly TitleWord[], term: string, mark: Mark): boolean {
  let isSaid = false;
  for (const [at, word] of words.entries()) {
    if (fitBeginning(word.folded, term) === 0) continue;
    isSaid = true;
    mark(at, lettersFor(word.letters, term.length));
  }
  return isSaid;
}

/** What an abbreviation of the list or the first letters of neighbouring words stand for. */
function markShort(words: readonly TitleWord[], term: string, mark: Mark): boolean {
  const meanings = Object.hasOwn(abbreviations, term) ? (abbreviations[term] ?? []) : [];
  const initials = words.map(({ folded }) => folded[0] ?? ' ').join('');
  let isSaid = false;
  const markRun = (from: number, count: number) => {
    isSaid = true;
    for (let at = from; at < from + count; at += 1) mark(at, words[at]!.letters.length);
  };
  for (const meaning of meanings) {
    const long = meaning.split(' ');
    for (let at = 0; at + long.length <= words.length; at += 1) {
      if (long.every((word, index) => words[at + index]?.folded === word)) markRun(at, long.length);
    }
  }
  if (isSaid || term.length < 2) return isSaid;
  for (let at = initials.indexOf(term); at !== -1; at = initials.indexOf(term, at + 1)) markRun(at, term.length);
  return isSaid;
}

/** Lists show the same titles again with every key. */
const splitBefore = new Map<string, readonly TitleWord[]>();
const mostSplit = 500;

function titleWords(title: string): readonly TitleWord[] {
  const known = splitBefore.get(title);
  if (known) return known;
  if (splitBefore.size >= mostSplit) splitBefore.clear();
  const words = splitTitle(title);
  splitBefore.set(title, words);
  return words;
}

function splitTitle(title: string): readonly TitleWord[] {
  return [...title.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    start: match.index,
    letters: match[0],
    folded: fold(match[0]),
  }));
}

/** How much of a word its first `count` folded letters take, with the combining marks that follow them. */
function lettersFor(letters: string, count: number): number {
  let folded = 0;
  let end = 0;
  for (const letter of letters) {
    const length = fold(letter).length;
    if (folded >= count && length > 0) break;
    folded += length;
    end += letter.length;
  }
  return end;
}

/** Neighbouring words that are marked whole become one part with the space between them. */
function cut(title: string, words: readonly TitleWord[], ends: readonly number[]): readonly MarkedPart[] {
  const parts: { text: string; isMatch: boolean }[] = [];
  const add = (text: string, isMatch: boolean) => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.isMatch === isMatch) last.text += text;
    else parts.push({ text, isMatch });
  };
  let done = 0;
  for (const [at, { start, letters }] of words.entries()) {
    const end = ends[at] ?? 0;
    if (end === 0) continue;
    const isJoined = at > 0 && ends[at - 1] === words[at - 1]!.letters.length;
    add(title.slice(done, start), isJoined && done > 0 && title.slice(done, start) === ' ');
    add(title.slice(start, start + end), true);
    done = start + end;
    if (end < letters.length) add(title.slice(done, start + letters.length), false);
    done = start + letters.length;
  }
  add(title.slice(done), false);
  return parts;
}
