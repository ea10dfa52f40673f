/** What a search answers with: a procedure as a list shows it, and why it is in the list. Plain data that a worker can send. */

import { isKnownBeginning } from './find-term.ts';
import { markMatches } from './mark-matches.ts';
import type { MarkedPart } from './mark-matches.ts';
import type { IndexedProcedure, ProcedureIndex } from './procedure-index.ts';
import { searchProcedures } from './search-procedures.ts';
import type { SearchOptions } from './search-procedures.ts';
import { typedTerms } from './typed-terms.ts';

export interface FoundProcedure {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly sector: string;
  /** A dossier of it can be begun here. */
  readonly hasForm: boolean;
  /** Has its own page here; of the others only the name is known. */
  readonly isDetailed: boolean;
  /** `shortName` and `name` cut into what answers the typed words and what does not. */
  readonly shortNameParts: readonly MarkedPart[];
  readonly nameParts: readonly MarkedPart[];
}

export interface FindOptions extends SearchOptions {
  /** These procedures in this order, whatever was typed; unknown codes are left out. */
  readonly codes?: readonly string[];
}

export interface SectorCount {
  readonly sector: string;
  readonly count: number;
}

export function findProcedures(
  index: ProcedureIndex,
  query: string,
  options: FindOptions = {},
): readonly FoundProcedure[] {
  const { codes } = options;
  if (codes) {
    return codes.flatMap((code) => {
      const procedure = index.procedures.find((each) => each.code === code);
      return procedure ? [describe(procedure, [])] : [];
    });
  }
  const terms = typedTerms(query, (beginning) => isKnownBeginning(index, beginning));
  return searchProcedures(index, query, options).map((procedure) => describe(procedure, terms));
}

/** Every sector with how many procedures it has, the fullest first. */
export function countSectors(index: ProcedureIndex): readonly SectorCount[] {
  const counts = new Map<string, number>();
  for (const { sector } of index.procedures) counts.set(sector, (counts.get(sector) ?? 0) + 1);
  return [...counts].map(([sector, count]) => ({ sector, count })).sort((one, other) => other.count - one.count);
}

function describe(procedure: IndexedProcedure, terms: readonly string[]): FoundProcedure {
  const { code, name, shortName, sector, hasForm, isDetailed } = procedure;
  const nameParts = markMatches(name, terms);
  const shortNameParts = shortName === name ? nameParts : markMatches(shortName, terms);
  return { code, name, shortName, sector, hasForm, isDetailed, shortNameParts, nameParts };
}
