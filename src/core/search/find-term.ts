/** Where one typed word stands in the index: as itself, as a beginning, mistyped, as an abbreviation, as first letters. */

import { abbreviations } from './abbreviations.ts';
import { fitBeginning, fitMistyped } from './fit-word.ts';
import type { ProcedureIndex } from './procedure-index.ts';

export interface TermFinds {
  /** For every place in the list fit × worth of the best find there; 0: none. */
  readonly worths: Float32Array;
  /** How many have it. */
  readonly count: number;
}

const abbreviatedFit = 0.95;
const initialsFit = 0.6;
const pairInitialsFit = 0.4;

/** Finds of the words typed last: with each keystroke only the last word of a query is new. */
const remembered = new WeakMap<ProcedureIndex, Map<string, TermFinds>>();
const mostRemembered = 48;

export function findTerm(index: ProcedureIndex, term: string): TermFinds {
  const known = remembered.get(index) ?? new Map<string, TermFinds>();
  remembered.set(index, known);
  const finds = known.get(term) ?? lookUp(index, term);
  known.delete(term);
  known.set(term, finds);
  for (const oldest of known.keys()) {
    if (known.size <= mostRemembered) break;
    known.delete(oldest);
  }
  return finds;
}

function lookUp(index: ProcedureIndex, term: string): TermFinds {
  const worths = new Float32Array(index.procedures.length);
  const note = (place: number, worth: number) => {
    if (worth > worths[place]!) worths[place] = worth;
  };
  const noteWord = (at: number, fit: number) => {
    const found = index.postings[at]!;
    for (let each = 0; each < found.places.length; each += 1) note(found.places[each]!, fit * found.worths[each]!);
  };
  for (let at = 0; at < index.words.length; at += 1) {
    const slip = fitMistyped(index.words[at]!, term);
    if (slip > 0) noteWord(at, slip);
  }
  for (let at = firstAt(index.words, term); at < index.words.length; at += 1) {
    const fit = fitBeginning(index.words[at]!, term);
    if (fit === 0) break;
    noteWord(at, fit);
  }
  noteInitials(index, term, note);
  const meanings = Object.hasOwn(abbreviations, term) ? (abbreviations[term] ?? []) : [];
  for (const meaning of meanings) notePhrase(index, meaning, note);
  let count = 0;
  for (const worth of worths) if (worth > 0) count += 1;
  return { worths, count };
}

/** Whether some word of the index is or begins with it. */
export function isKnownBeginning(index: ProcedureIndex, typed: string): boolean {
  return index.words[firstAt(index.words, typed)]?.startsWith(typed) === true;
}

/** The words next to each other in one text; looked for only where the rarest of them stands. */
function notePhrase(index: ProcedureIndex, phrase: string, note: (place: number, worth: number) => void): void {
  const lists = phrase.split(' ').map((word) => {
    const at = firstAt(index.words, word);
    return index.words[at] === word ? index.postings[at]!.places : [];
  });
  const rarest = lists.reduce((one, other) => (other.length < one.length ? other : one));
  for (const place of rarest) {
    for (const { text, worth } of index.procedures[place]!.fields) {
      if (text.includes(` ${phrase} `)) note(place, abbreviatedFit * worth);
    }
  }
}

/** First letters of neighbouring words ("dklks"): how most abbreviations are made, so that not each needs a row. */
function noteInitials(index: ProcedureIndex, term: string, note: (place: number, worth: number) => void): void {
  if (term.length < 2 || term.length > 8 || /[^a-z]/.test(term)) return;
  const fit = term.length === 2 ? pairInitialsFit : initialsFit;
  let place = 0;
  for (let at = index.initials.indexOf(term); at !== -1; at = index.initials.indexOf(term, at + 1)) {
    while (index.initialsStart[place + 1]! <= at) place += 1;
    note(place, fit);
  }
}

/** The first word that is not before `term` in the sorted list. */
function firstAt(words: readonly string[], term: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]! < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
