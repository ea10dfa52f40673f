/**
 * Which line of a newer list is which household: the id stays with the family, because everything noted at its door hangs on
 * it. The same lines in another order match the same households, and no household is matched twice.
 *
 * Head, hamlet and whereabouts say it; a household number settles what they leave open: heads of one name, and a household
 * with a new head. A number alone is believed only in lists that do not count anew each time.
 */

import type { RosterContent } from './roster.ts';
import { headKeyOf, nameKey, numberKey } from './read-roster-rows.ts';
import type { ReadRosterRow } from './read-roster-rows.ts';

export interface KnownHousehold {
  readonly householdId: string;
  /** As the list had it; of one only noted, as it was noted. */
  readonly content: RosterContent;
  /** As it is now, where something else was noted at the door. */
  readonly noted?: RosterContent;
  readonly isGone: boolean;
  readonly isOnlyNoted: boolean;
}

/** Of those that carry a number on both sides, so many must carry the same. */
const leastShareOfSteadyNumbers = 0.9;

export type RosterMatch = KnownHousehold | 'new' | 'unclear';

type Row = ReadRosterRow;

/** The household of each line that has no fault and is not repeated. */
export function matchRoster(rows: readonly Row[], known: readonly KnownHousehold[]): ReadonlyMap<Row, RosterMatch> {
  const open = new Set(rows.filter((row) => row.fault === undefined && row.isRepeated !== true));
  const free = new Set(known);
  const matches = new Map<Row, RosterMatch>();
  const pair = (rule: Rule) => {
    for (const [row, household] of findPairs(open, free, rule)) {
      matches.set(row, household);
      open.delete(row);
      free.delete(household);
    }
  };
  const areSteady = areNumbersSteady(open, free);
  const differ = (household: KnownHousehold, row: Row) => areSteady && haveOtherNumbers(household, row);
  for (const isGone of [false, true]) {
    const may = (household: KnownHousehold, row: Row) => household.isGone === isGone && !differ(household, row);
    if (areSteady) pair({ of: numberAndHead, may });
    pair({ of: nameKey, may });
    if (isGone) continue;
    // Whereabouts were added or put differently, and nobody else there has that name.
    pair({ of: headKeyOf, may });
    if (areSteady) pair({ of: numberOnly, may });
  }
  const living = [...free].filter(({ isGone }) => !isGone);
  for (const row of open) {
    const key = headKeyOf(row.said);
    const mayBe = living.some((household) => keysOf(household, headKeyOf).includes(key) && !differ(household, row));
    matches.set(row, mayBe ? 'unclear' : 'new');
  }
  return matches;
}

interface Rule {
  /** Absent: it says nothing of this one. */
  readonly of: (content: RosterContent) => string | undefined;
  readonly may: (household: KnownHousehold, row: Row) => boolean;
}

/** Only what is one line and one household: two of either leave it to the next rule, or to a person. */
function findPairs(
  open: ReadonlySet<Row>,
  free: ReadonlySet<KnownHousehold>,
  { of, may }: Rule,
): readonly (readonly [Row, KnownHousehold])[] {
  const lines = new Map<string, Row[]>();
  for (const row of open) {
    const key = of(row.said as RosterContent);
    if (key !== undefined) lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  const candidates = new Map<Row, Set<KnownHousehold>>();
  const wooers = new Map<KnownHousehold, Set<Row>>();
  for (const household of free) {
    for (const key of new Set(keysOf(household, of))) {
      for (const row of lines.get(key) ?? []) {
        if (!may(household, row)) continue;
        candidates.set(row, (candidates.get(row) ?? new Set()).add(household));
        wooers.set(household, (wooers.get(household) ?? new Set()).add(row));
      }
    }
  }
  return [...candidates].flatMap(([row, households]) => {
    const [household] = households;
    const isOnly = household !== undefined && households.size === 1 && wooers.get(household)?.size === 1;
    return isOnly ? [[row, household] as const] : [];
  });
}

/** As the list had it, and as it was noted: a newer list may have learned what the volunteer found. */
function keysOf({ content, noted }: KnownHousehold, of: Rule['of']): readonly string[] {
  return [content, noted].flatMap((each) => (each ? (of(each) ?? []) : []));
}

function numberOnly(content: RosterContent): string | undefined {
  return content.number === undefined ? undefined : numberKey(content);
}

function numberAndHead(content: RosterContent): string | undefined {
  return content.number === undefined ? undefined : `${numberKey(content)} ${headKeyOf(content)}`;
}

function haveOtherNumbers({ content }: KnownHousehold, { said }: Row): boolean {
  return content.number !== undefined && said.number !== undefined && numberKey(content) !== numberKey(said);
}

/** Whether heads of whom there is one kept their number; a list without any such head is taken at its word. */
function areNumbersSteady(rows: ReadonlySet<Row>, known: ReadonlySet<KnownHousehold>): boolean {
  const pairs = findPairs(rows, known, { of: headKeyOf, may: ({ isGone }) => !isGone });
  const numbered = pairs.filter(([{ said }, { content }]) => said.number !== undefined && content.number !== undefined);
  const kept = numbered.filter(([row, household]) => !haveOtherNumbers(household, row));
  return kept.length >= numbered.length * leastShareOfSteadyNumbers;
}
