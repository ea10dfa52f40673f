/**
 * The index for finding procedures offline as people type them: without marks, by beginnings of words, by the abbreviations
 * of the trade, with a slip of the finger. Plain data and pure functions. A list of some two thousand titles takes a cheap
 * phone a noticeable moment, so it is built in a worker (`device/search`), never on the page's own thread.
 */

import { foldedWords, toneKey } from '../text/fold.ts';
import type { DirectoryDetail, DirectoryEntry, LifeEvent } from '../procedure/procedure.ts';

/** One procedure as the index knows it; its place in the list is its name everywhere else in the index. */
export interface IndexedProcedure {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly sector: string;
  /** A dossier of it can be begun here. */
  readonly hasForm: boolean;
  /** Has its own page here; the others are only in the directory. */
  readonly isDetailed: boolean;
  readonly lifeEvents: readonly LifeEvent[];
  /** 0 … 1: how much it is a matter of this commune's doors. Door-to-door core first, directory rows last. */
  readonly nearness: number;
  /** Texts a find may stand in, each as its folded words with a space before and after, and how much it is worth there. */
  readonly fields: readonly { readonly text: string; readonly worth: number }[];
  /** Name and short name as tone keys, spaced likewise. */
  readonly toned: string;
}

/** Where a word stands: places in the list, ascending, and the best worth of it there. */
export interface Postings {
  readonly places: readonly number[];
  readonly worths: readonly number[];
}

type Worded = readonly { readonly folded: string; readonly toned: string }[];

export interface ProcedureIndex {
  readonly procedures: readonly IndexedProcedure[];
  /** Every folded word, sorted, with its postings beside it. */
  readonly words: readonly string[];
  readonly postings: readonly Postings[];
  /** First letters of the words of every name, alias and short name, one text after the other with a space between. */
  readonly initials: string;
  /** Where in `initials` each procedure begins; as long as `procedures`. */
  readonly initialsStart: readonly number[];
}

const sectorWorth = 0.35;

/** Of rows with the same code the last one counts. */
export function buildProcedureIndex(directory: readonly DirectoryEntry[]): ProcedureIndex {
  const byCode = new Map(directory.map((entry) => [entry.code, entry]));
  const split = newWordSplitter();
  const procedures = [...byCode.values()].map((entry) => indexProcedure(entry, split));
  const found = new Map<string, { places: number[]; worths: number[] }>();
  let initials = ' ';
  const initialsStart: number[] = [];
  for (const [place, { fields }] of procedures.entries()) {
    initialsStart.push(initials.length);
    for (const { text, worth } of fields) {
      const words = text.trim().split(' ');
      for (const word of words) notePlace(found, word, place, worth);
      if (worth > sectorWorth) initials += `${words.map((word) => word[0] ?? '').join('')} `;
    }
  }
  const words = [...found.keys()].filter((word) => word !== '').sort();
  const postings = words.map((word) => found.get(word) ?? { places: [], worths: [] });
  return { procedures, words, postings, initials, initialsStart };
}

/** Titles are made of a few hundred words: each is folded once. */
function newWordSplitter(): (text: string) => Worded {
  const known = new Map<string, Worded[number]>();
  return (text) =>
    text.split(/[^\p{L}\p{N}\p{M}]+/u).flatMap((word) => {
      if (word === '') return [];
      let keys = known.get(word);
      if (!keys) {
        keys = { folded: foldedWords(word).join(' '), toned: toneKey(word) };
        known.set(word, keys);
      }
      return keys.folded === '' ? [] : [keys];
    });
}

function notePlace(
  found: Map<string, { places: number[]; worths: number[] }>,
  word: string,
  place: number,
  worth: number,
): void {
  const at = found.get(word) ?? { places: [], worths: [] };
  found.set(word, at);
  const last = at.places.length - 1;
  if (at.places[last] === place) at.worths[last] = Math.max(at.worths[last] ?? 0, worth);
  else {
    at.places.push(place);
    at.worths.push(worth);
  }
}

function indexProcedure(
  { code, name, sector, detail }: DirectoryEntry,
  split: (text: string) => Worded,
): IndexedProcedure {
  const shortName = detail?.shortName ?? name;
  const named = split(name);
  const short = detail ? split(shortName) : [];
  return {
    code,
    name,
    shortName,
    sector,
    hasForm: detail?.hasForm ?? false,
    isDetailed: detail !== undefined,
    lifeEvents: detail?.lifeEvents ?? [],
    nearness: nearnessOf(detail),
    fields: [
      { text: spaced(named), worth: 1 },
      ...(detail ? [{ text: spaced(short), worth: 1.15 }] : []),
      ...(detail?.aliases ?? []).map((alias) => ({ text: spaced(split(alias)), worth: 1.1 })),
      { text: spaced(split(sector)), worth: sectorWorth },
    ],
    toned: ` ${[...named, ...short].map(({ toned }) => toned).join(' ')} `,
  };
}

/** Priority says how often it is asked for at doors; what the commune itself receives comes before what it passes on. */
function nearnessOf(detail: DirectoryDetail | undefined): number {
  if (!detail) return 0;
  const own = (detail.receivedBy ?? 'commune') === 'commune' ? 0.15 : 0;
  const door = (detail.atHome ?? detail.hasForm) ? 0.15 : 0;
  return 0.3 + (3 - detail.priority) * 0.2 + own + door;
}

function spaced(words: Worded): string {
  return ` ${words.map(({ folded }) => folded).join(' ')} `;
}
