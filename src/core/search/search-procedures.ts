/**
 * Procedures for what somebody typed, best first. First every procedure gets the worth of the words it has, then the best
 * of them are looked at closely: words in their order, how much of the title was said, marks where they were typed, and how
 * near the procedure is to this commune's doors. Nothing is filtered for a missing word: a slip must not empty the list.
 */

import { toneKey } from '../text/fold.ts';
import { abbreviations } from './abbreviations.ts';
import { findTerm, isKnownBeginning } from './find-term.ts';
import type { LifeEvent } from '../procedure/procedure.ts';
import type { IndexedProcedure, ProcedureIndex } from './procedure-index.ts';
import { isCode, typedTerms } from './typed-terms.ts';

export interface SearchOptions {
  readonly lifeEvent?: LifeEvent;
  readonly sector?: string;
  /** Default 20. */
  readonly limit?: number;
}

/** How many of the first round are looked at closely, at least. */
const closelyLooked = 50;
/** Of the best score of the first round: what is below has too little of what was typed. */
const leastShare = 0.5;
const mostReadings = 4;

interface Hit {
  readonly procedure: IndexedProcedure;
  readonly score: number;
}

/** Without words: those of the life event or the sector, else all detailed ones, by how near they are to the doors. */
export function searchProcedures(
  index: ProcedureIndex,
  query: string,
  options: SearchOptions = {},
): readonly IndexedProcedure[] {
  const { lifeEvent, sector, limit = 20 } = options;
  const isWanted = (procedure: IndexedProcedure) =>
    (lifeEvent === undefined || procedure.lifeEvents.includes(lifeEvent)) &&
    (sector === undefined || procedure.sector === sector);
  const terms = typedTerms(query, (beginning) => isKnownBeginning(index, beginning));
  if (terms.length === 0) {
    return index.procedures
      .filter((procedure) => (sector !== undefined || procedure.isDetailed) && isWanted(procedure))
      .sort((left, right) => right.nearness - left.nearness)
      .slice(0, limit);
  }
  const [code] = terms;
  const scores = code !== undefined && isCode(code) ? findCodes(index, code) : weighTerms(index, terms);
  if (lifeEvent !== undefined || sector !== undefined) {
    for (const [place, procedure] of index.procedures.entries()) if (!isWanted(procedure)) scores[place] = 0;
  }
  const readings = readingsOf(terms).map(newReading);
  const marked = markedKeys(query);
  return findBest(scores, Math.max(limit, closelyLooked))
    .map((place): Hit => {
      const procedure = index.procedures[place]!;
      return { procedure, score: scores[place]! + closeScore(procedure, readings, marked) };
    })
    .sort(bestFirst)
    .slice(0, limit)
    .map(({ procedure }) => procedure);
}

/** The places of the best `count` and of a few more that are as good; never sorted, because two thousand would be. */
function findBest(scores: Float64Array, count: number): readonly number[] {
  const places: number[] = [];
  let top = 0;
  for (let place = 0; place < scores.length; place += 1) if (scores[place]! > top) top = scores[place]!;
  if (top === 0) return places;
  const steps = 1_000;
  const counts = new Uint32Array(steps + 1);
  for (let place = 0; place < scores.length; place += 1) counts[Math.floor((scores[place]! / top) * steps)]! += 1;
  let step = steps;
  for (let sum = counts[step]!; sum < count && step > steps * leastShare; sum += counts[step]!) step -= 1;
  for (let place = 0; place < scores.length; place += 1) {
    if (scores[place]! > 0 && Math.floor((scores[place]! / top) * steps) >= step) places.push(place);
  }
  return places;
}

function bestFirst(left: Hit, right: Hit): number {
  return right.score - left.score || right.procedure.nearness - left.procedure.nearness;
}

function findCodes(index: ProcedureIndex, code: string): Float64Array {
  const digits = code.replaceAll('.', '');
  return Float64Array.from(index.procedures, (procedure) =>
    procedure.code.replaceAll('.', '').startsWith(digits) ? 1 : 0,
  );
}

/**
 * By place. Each term counts by how rare it is, all terms together 1: a word that stands everywhere decides nothing. Where a
 * word or two say the same of hundreds of titles, those nearest to the doors are looked at.
 */
function weighTerms(index: ProcedureIndex, terms: readonly string[]): Float64Array {
  const { procedures } = index;
  const all = procedures.length;
  const scores = new Float64Array(all);
  let rarities = 0;
  for (const term of new Set(terms)) {
    const { worths, count } = findTerm(index, term);
    const rarity = Math.log(1 + all / (1 + count));
    rarities += rarity;
    for (let place = 0; place < all; place += 1) scores[place]! += worths[place]! * rarity;
  }
  for (let place = 0; place < all; place += 1) {
    if (scores[place]! > 0) scores[place] = scores[place]! / rarities + 0.05 * procedures[place]!.nearness;
  }
  return scores;
}

/** The terms as they were typed, and with an abbreviation written out in each of its meanings. */
function readingsOf(terms: readonly string[]): readonly (readonly string[])[] {
  const readings = [terms];
  for (const [at, term] of terms.entries()) {
    const meanings = Object.hasOwn(abbreviations, term) ? (abbreviations[term] ?? []) : [];
    for (const meaning of meanings) {
      if (readings.length >= mostReadings) return readings;
      readings.push([...terms.slice(0, at), ...meaning.split(' '), ...terms.slice(at + 1)]);
    }
  }
  return readings;
}

interface Reading {
  readonly said: string;
  readonly letters: number;
  /** Each term with the one before it. */
  readonly pairs: readonly string[];
}

function newReading(terms: readonly string[]): Reading {
  const said = ` ${terms.join(' ')}`;
  return { said, letters: said.length - 1, pairs: terms.slice(1).map((term, at) => ` ${terms[at]} ${term}`) };
}

function closeScore(procedure: IndexedProcedure, readings: readonly Reading[], marked: readonly string[]): number {
  let order = 0;
  for (const reading of readings) order = Math.max(order, scoreOrder(procedure, reading));
  const sameMarks = marked.length === 0 ? 0 : shareOf(marked, (key) => procedure.toned.includes(` ${key}`));
  return order + 0.1 * procedure.nearness + 0.15 * sameMarks;
}

/** How far the terms stand in one text of the procedure as they were said. */
function scoreOrder({ fields }: IndexedProcedure, { said, letters, pairs }: Reading): number {
  let best = 0;
  for (const { text, worth } of fields) {
    const at = text.indexOf(said);
    const inOrder = at !== -1 ? 1 : pairs.length === 0 ? 0 : shareOf(pairs, (pair) => text.includes(pair));
    // A short title of which everything was said is meant rather than a long one that happens to have the words.
    const share = Math.min(1, letters / (text.length - 2));
    const score = 0.2 * inOrder + (at === -1 ? 0 : 0.12) + (at === 0 ? 0.06 : 0) + 0.25 * share * inOrder;
    best = Math.max(best, worth * score);
  }
  return best;
}

function shareOf<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.filter(holds).length / values.length;
}

/** The words that were typed with their marks, as the titles' tone keys are written. */
function markedKeys(query: string): readonly string[] {
  const words = query.slice(0, 200).split(/[^\p{L}\p{N}\p{M}]+/u);
  return words
    .filter((word) => /[^a-z0-9]/i.test(word))
    .slice(0, 12)
    .map(toneKey);
}
