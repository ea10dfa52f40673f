/**
 * The peer of P10, given what it can be given: folded words as its terms, beginnings and slips on, short names above names,
 * all words first and any of them after, and the same list of abbreviations written out as phrases.
 */

import MiniSearch from 'minisearch';
import type { Query } from 'minisearch';
import { abbreviations } from '../../../src/core/search/abbreviations.ts';
import { fold, foldedWords } from '../../../src/core/text/fold.ts';
import type { DirectoryEntry } from '../../../src/core/procedure/procedure.ts';

export function openMiniSearch(directory: readonly DirectoryEntry[]): (query: string, limit: number) => string[] {
  const engine = new MiniSearch({
    idField: 'code',
    fields: ['shortName', 'name', 'aliases', 'sector', 'code'],
    tokenize: foldedWords,
    processTerm: (term) => fold(term),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length >= 3 ? 0.25 : false),
      boost: { shortName: 1.2, aliases: 1.1, sector: 0.4 },
    },
  });
  engine.addAll(
    directory.map(({ code, name, sector, detail }) => ({
      code,
      name,
      sector,
      shortName: detail?.shortName ?? '',
      aliases: detail?.aliases.join(' ') ?? '',
    })),
  );
  return (query, limit) => {
    const queries = foldedWords(query).map(writtenOut);
    const all = engine.search({ combineWith: 'AND', queries });
    const found = all.slice(0, limit).map(({ id }) => id as string);
    if (found.length === limit) return found;
    const some = engine.search({ combineWith: 'OR', queries }).map(({ id }) => id as string);
    return [...new Set([...found, ...some])].slice(0, limit);
  };
}

function writtenOut(word: string): Query {
  const meanings = Object.hasOwn(abbreviations, word) ? (abbreviations[word] ?? []) : [];
  if (meanings.length === 0) return word;
  const phrases = meanings.map((meaning) => ({ combineWith: 'AND' as const, queries: meaning.split(' ') }));
  return { combineWith: 'OR', queries: [word, ...phrases] };
}
