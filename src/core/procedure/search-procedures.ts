import { fold, foldedWords } from '../text/fold.ts';
import { isOneEditAway } from '../text/is-one-edit-away.ts';
import type { LifeEvent } from './procedure.ts';
import { abbreviations } from './procedure-index.ts';
import type { IndexedProcedure, ProcedureIndex } from './procedure-index.ts';

export interface SearchOptions {
  readonly lifeEvent?: LifeEvent;
  /** Default 20. */
  readonly limit?: number;
}

/** How well a word of the query was found, before the field's worth. */
const exact = 1;
const beginning = 0.8;
const abbreviated = 0.9;
const mistyped = 0.5;

/**
 * Procedures for what somebody typed, best first. Every word counts as found when it begins a word of the procedure
 * (marks and case ignored), stands for it as an abbreviation, or is one slip away from it (words of four letters or
 * more). Where no procedure has all the words, those with most of them answer. An empty query lists by priority, detailed
 * ones only; `lifeEvent` keeps the detailed ones of that event.
 */
export function searchProcedures(
  index: ProcedureIndex,
  query: string,
  options: SearchOptions = {},
): readonly IndexedProcedure[] {
  const { lifeEvent, limit = 20 } = options;
  const isWanted = (procedure: IndexedProcedure) => lifeEvent === undefined || procedure.lifeEvents.includes(lifeEvent);
  const terms = termsOf(query);
  if (terms.length === 0) {
    return index.procedures
      .filter((procedure) => procedure.isDetailed && isWanted(procedure))
      .sort((left, right) => left.priority - right.priority)
      .slice(0, limit);
  }
  const finds = terms.map((term) => findTerm(index, term));
  const hits = index.procedures.flatMap((procedure, at) => {
    const scores = finds.flatMap((find) => find.get(at) ?? []);
    return scores.length > 0 && isWanted(procedure) ? [{ procedure, foundWords: scores.length, scores }] : [];
  });
  const most = hits.reduce((count, hit) => Math.max(count, hit.foundWords), 0);
  const enough = most === terms.length ? most : Math.max(1, most - 1);
  const phrase = ` ${terms.join(' ')}`;
  return hits
    .filter((hit) => hit.foundWords >= enough)
    .map((hit) => ({ ...hit, score: scoreOf(hit.procedure, hit.scores, phrase) }))
    .sort((left, right) => right.foundWords - left.foundWords || right.score - left.score)
    .slice(0, limit)
    .map((hit) => hit.procedure);
}

/** A code is one word with its dots; everything else falls into words. At most 12, so that pasted text costs nothing. */
function termsOf(query: string): string[] {
  const folded = fold(query.slice(0, 200)).trim();
  return /^\d+(\.\d+)+$/.test(folded) ? [folded] : foldedWords(folded).slice(0, 12);
}

/** The procedures (by place in the index) that have the term, and how well. */
function findTerm(index: ProcedureIndex, term: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const note = (at: number, score: number) => found.set(at, Math.max(score, found.get(at) ?? 0));
  for (const [word, places] of index.words) {
    const fit = fitOf(word, term);
    if (fit > 0) for (const [at, worth] of places) note(at, fit * worth);
  }
  const meanings = Object.hasOwn(abbreviations, term) ? (abbreviations[term] ?? []) : [];
  for (const meaning of meanings) {
    for (const [at, { fields }] of index.procedures.entries()) {
      for (const { text, worth } of fields) if (text.includes(` ${meaning} `)) note(at, abbreviated * worth);
    }
  }
  return found;
}

function fitOf(word: string, term: string): number {
  if (word === term) return exact;
  if (word.startsWith(term)) return beginning;
  return term.length >= 4 && isOneEditAway(word, term) ? mistyped : 0;
}

/** The words in the order typed are worth half a word more; of equal fit the common procedures come first. */
function scoreOf(procedure: IndexedProcedure, scores: readonly number[], phrase: string): number {
  const words = scores.reduce((sum, score) => sum + score, 0);
  const inOrder = procedure.fields.some((field) => field.text.includes(phrase)) ? 0.5 : 0;
  return words + inOrder + (procedure.isDetailed ? 0.3 : 0) - procedure.priority * 0.08;
}
