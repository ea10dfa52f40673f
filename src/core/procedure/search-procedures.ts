/**
 * Procedures for what somebody typed, best first. First every procedure gets the worth of the words it has, then the best
 * of them are looked at closely: words in their order, how much of the title was said, marks where they were typed, and how
 * near the procedure is to this commune's doors. Nothing is filtered for a missing word: a slip must not empty the list.
 */

import { toneKey } from '../text/fold.ts';
import { abbreviations } from './abbreviations.ts';
import { findTerm, isKnownBeginning } from './find-term.ts';
import type { LifeEvent } from './procedure.ts';
import type { IndexedProcedure, ProcedureIndex } from './procedure-index.ts';
import { isCode, typedTerms } from './typed-terms.ts';

export interface SearchOptions {
  readonly lifeEvent?: LifeEvent;
  readonly sector?: string;
  /** Default 20. */
  readonly limit?: number;
}

/** How many of the first round are looked at closely, at least. */
const closelyLooked = 60;
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
  const hits = code !== undefined && isCode(code) ? findCodes(index, code) : weighTerms(index, terms);
  const readings = readingsOf(terms);
  const marked = markedKeys(query);
  return findBest(
    hits.filter(({ procedure }) => isWanted(procedure)),
    Math.max(limit, closelyLooked),
  )
    .map(({ procedure, score }) => ({ procedure, score: score + closeScore(procedure, readings, marked) }))
    .sort(bestFirst)
    .slice(0, limit)
    .map(({ procedure }) => procedure);
}

/** The best `count` and perhaps a few more that are as good as the last of them; not sorted, because two thousand would be. */
function findBest(hits: readonly Hit[], count: number): readonly Hit[] {
  const top = hits.reduce((best, { score }) => Math.max(best, score), 0);
  const steps = 200;
  const stepOf = (score: number) => Math.floor((score / top) * steps);
  const counts = new Float64Array(steps + 1);
  for (const { score } of hits) counts[stepOf(score)]! += 1;
  let step = steps;
  for (let sum = counts[step]!; sum < count && step > steps * leastShare; sum += counts[step]!) step -= 1;
  return hits.filter(({ score }) => stepOf(score) >= step);
}

function bestFirst(left: Hit, right: Hit): number {
  return right.score - left.score || right.procedure.nearness - left.procedure.nearness;
}

function findCodes(index: ProcedureIndex, code: string): Hit[] {
  const digits = code.replaceAll('.', '');
  return index.procedures
    .filter((procedure) => procedure.code.replaceAll('.', '').startsWith(digits))
    .map((procedure) => ({ procedure, score: 1 }));
}

/** Each term counts by how rare it is, all terms together 1; a word that stands everywhere decides nothing. */
function weighTerms(index: ProcedureIndex, terms: readonly string[]): Hit[] {
  const all = index.procedures.length;
  const scores = new Float64Array(all);
  let rarities = 0;
  for (const term of new Set(terms)) {
    const { worths, count } = findTerm(index, term);
    const rarity = Math.log(1 + all / (1 + count));
    rarities += rarity;
    for (let place = 0; place < all; place += 1) scores[place]! += worths[place]! * rarity;
  }
  const hits: Hit[] = [];
  for (let place = 0; place < all; place += 1) {
    if (scores[place]! > 0) hits.push({ procedure: index.procedures[place]!, score: scores[place]! / rarities });
  }
  return hits;
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

function closeScore(
  procedure: IndexedProcedure,
  readings: readonly (readonly string[])[],
  marked: readonly string[],
): number {
  const sameMarks = marked.length === 0 ? 0 : shareOf(marked, (key) => procedure.toned.includes(` ${key}`));
  return (
    Math.max(...readings.map((terms) => scoreOrder(procedure, terms))) + 0.15 * procedure.nearness + 0.15 * sameMarks
  );
}

/** How far the terms stand in one text of the procedure as they were said. */
function scoreOrder({ fields }: IndexedProcedure, terms: readonly string[]): number {
  const said = terms.join(' ');
  const pairs = terms.slice(1).map((term, at) => ` ${terms[at]} ${term}`);
  let best = 0;
  for (const { text, worth } of fields) {
    const isPhrase = text.includes(` ${said}`);
    const inOrder = isPhrase || pairs.length === 0 ? Number(isPhrase) : shareOf(pairs, (pair) => text.includes(pair));
    const begins = isPhrase && text.startsWith(` ${said}`);
    // A short title of which everything was said is meant rather than a long one that happens to have the words.
    const share = Math.min(1, said.length / (text.length - 2));
    const score = 0.2 * inOrder + 0.12 * Number(isPhrase) + 0.06 * Number(begins) + 0.25 * share * inOrder;
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
