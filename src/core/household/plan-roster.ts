/** What a list would do to the roster, line by line: the same plan is shown before the import and carried out by it. */

import type { Household } from './household.ts';
import { matchRoster } from './match-roster.ts';
import type { KnownHousehold } from './match-roster.ts';
import type { ReadRosterRow } from './read-roster-rows.ts';
import type { RosterVerdict } from './roster-import.ts';
import type { RosterContent } from './roster.ts';
import { hamletKey } from '../visit/visit-errands.ts';

export interface PlannedRow {
  readonly row: ReadRosterRow;
  readonly verdict: RosterVerdict;
  readonly household?: KnownHousehold;
  /** As the roster would have it. */
  readonly content?: RosterContent;
}

export interface RosterPlan {
  readonly rows: readonly PlannedRow[];
  /** Of the hamlets in the list, what it does not have. */
  readonly gone: readonly KnownHousehold[];
}

export function planRoster(rows: readonly ReadRosterRow[], known: readonly KnownHousehold[]): RosterPlan {
  const matches = matchRoster(rows, known);
  const planned = rows.map((row): PlannedRow => {
    if (row.fault !== undefined) return { row, verdict: row.fault };
    if (row.isRepeated) return { row, verdict: 'repeated' };
    const match = matches.get(row);
    if (match === 'unclear') return { row, verdict: 'unclear' };
    if (match === undefined || match === 'new') return { row, verdict: 'new', content: { needs: [], ...row.said } };
    const content = mergeRow(match.content, row);
    const verdict = match.isGone
      ? 'back'
      : match.isOnlyNoted
        ? 'new'
        : isSame(match.content, content)
          ? 'same'
          : 'changed';
    return { row, verdict, household: match, content };
  });
  const hamlets = new Set(rows.filter(({ fault }) => fault === undefined).map(({ said }) => hamletKey(said.hamlet)));
  const met = new Set(planned.flatMap(({ household }) => household ?? []));
  // A line that may be any of several households has not lost one of them.
  const unclear = new Set(planned.filter(({ verdict }) => verdict === 'unclear').map(({ row }) => row.said.headName));
  const gone = known.filter(
    (household) =>
      !household.isGone &&
      !household.isOnlyNoted &&
      !met.has(household) &&
      hamlets.has(hamletKey(household.content.hamlet)) &&
      !unclear.has(household.content.headName),
  );
  return { rows: planned, gone };
}

/** An empty cell says nothing, but in the column of needs: who is no longer poor has an empty one. */
function mergeRow(before: RosterContent, { said }: ReadRosterRow): RosterContent {
  return { ...before, ...said, needs: said.needs ?? before.needs };
}

export function isSame(one: RosterContent, other: RosterContent): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(content: RosterContent): readonly unknown[] {
  const { number, headName, hamlet, whereabouts, memberCount, phone, needs, remark, vneid } = content;
  return [number, headName, hamlet, whereabouts, memberCount, phone, [...needs].sort(), remark, levelsOf(vneid)];
}

function levelsOf(vneid: Household['vneid']): readonly unknown[] {
  return [vneid?.none, vneid?.['level-1'], vneid?.['level-2']];
}
