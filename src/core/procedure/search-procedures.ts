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
  const candidates = index.procedures.filter(
    (procedure) => lifeEvent === undefined || procedure.lifeEvents.includes(lifeEvent),
  );
  const terms = termsOf(query);
  if (terms.length === 0) {
    return candidates
      .filter((procedure) => procedure.isDetailed)
      .sort((left, right) => left.priority - right.priority)
      .slice(0, limit);
  }
  const found = candidates
    .map((procedure) => ({ procedure, ...rate(procedure, terms) }))
    .filter((hit) => hit.foundWords > 0);
  const most = Math.max(0, ...found.map((hit) => hit.foundWords));
  const enough = most === terms.length ? most : Math.max(1, most - 1);
  return found
    .filter((hit) => hit.foundWords >= enough)
    .sort((left, right) => right.foundWords - left.foundWords || right.score - left.score)
    .slice(0, limit)
    .map((hit) => hit.procedure);
}

/** A code is one word with its dots; everything else falls into words. At most 12, so that pasted text costs nothing. */
function termsOf(query: string): string[] {
  const folded = fold(query.slice(0, 200)).trim();
  return /^\d+(\.\d+)+$/.test(folded) ? [folded] : foldedWords(folded).slice(0, 12);
}

function rate(procedure: IndexedProcedure, terms: readonly string[]): { foundWords: number; score: number } {
  let foundWords = 0;
  let score = 0;
  for (const term of terms) {
    const best = Math.max(0, ...procedure.fields.map((field) => field.worth * rateTerm(field.words, term)));
    if (best > 0) foundWords += 1;
    score += best;
  }
  const phrase = terms.join(' ');
  const isPhrase = procedure.fields.some((field) => ` ${field.words.join(' ')}`.includes(` ${phrase}`));
  // Words in the order typed are worth half a word; the common procedures come before the rare ones of equal fit.
  return {
    foundWords,
    score: score + (isPhrase ? 0.5 : 0) + (procedure.isDetailed ? 0.3 : 0) - procedure.priority * 0.08,
  };
}

function rateTerm(words: readonly string[], term: string): number {
  let best = 0;
  for (const word of words) {
    if (word === term) return exact;
    if (word.startsWith(term)) best = Math.max(best, beginning);
    else if (best < mistyped && term.length >= 4 && isOneEditAway(word, term)) best = mistyped;
  }
  const meanings = Object.hasOwn(abbreviations, term) ? (abbreviations[term] ?? []) : [];
  const text = ` ${words.join(' ')} `;
  return meanings.some((meaning) => text.includes(` ${meaning} `)) ? Math.max(best, abbreviated) : best;
}
