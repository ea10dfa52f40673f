import type { Transaction } from 'kysely';
import type { KnownHousehold } from '../../core/household/match-roster.ts';
import type { Household, HouseholdBody } from '../../core/household/household.ts';
import { describe } from '../../core/household/household-times.ts';
import type { RosterContent } from '../../core/household/roster.ts';
import { settleNotes } from '../../core/notes/note.ts';
import type { Note } from '../../core/notes/note.ts';
import type { GatewayContext } from '../context.ts';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';
import { readNotes } from './read-notes.ts';
import { readRoster } from './read-roster.ts';
import type { RosterRow } from './read-roster.ts';

export interface KnownCommune {
  readonly roster: ReadonlyMap<string, RosterRow>;
  readonly households: readonly KnownHousehold[];
  /** What holds about a household that was described at its door. */
  readonly noted: ReadonlyMap<string, Note<HouseholdBody>>;
}

/** Every household that the roster or a note knows, also those gone. */
export async function readKnownHouseholds(
  context: Pick<GatewayContext, 'db' | 'keys'>,
  communeCode: string,
): Promise<KnownCommune> {
  const rows = await readRoster(context, communeCode);
  const roster = new Map(rows.map((row) => [row.householdId, row]));
  const kept = await readNotes(context, communeCode, undefined, ['household']);
  const settled = [...settleNotes(kept.map(({ note }) => note)).values()] as Note<HouseholdBody>[];
  const noted = new Map(settled.map((note) => [note.body.householdId, note]));
  const listed = rows.map(({ householdId, content, isGone }): KnownHousehold => {
    const note = noted.get(householdId);
    return { householdId, content, isGone, isOnlyNoted: false, ...(note && { noted: contentOf(note, content) }) };
  });
  const onlyNoted = settled
    .filter(({ body }) => !roster.has(body.householdId))
    .map((note): KnownHousehold => ({
      householdId: note.body.householdId,
      content: contentOf(note),
      isGone: note.body.isGone === true,
      isOnlyNoted: true,
    }));
  return { roster, households: [...listed, ...onlyNoted], noted };
}

/** As it was described at the door; the number in the books is the list's. */
export function contentOf({ hamlet, body }: Note<HouseholdBody>, listed?: RosterContent): RosterContent {
  const { household: said } = describe(body, listed);
  const household: Omit<Household, 'householdId'> = { ...said, hamlet: listed?.hamlet ?? hamlet };
  return { ...household, ...(listed?.number !== undefined && { number: listed.number }) };
}

const rosterLock = 4_100_016;

/** Whoever changes a commune's roster does it one after the other; of different communes none waits. */
export async function lockRoster(trx: Transaction<Database>, communeCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${rosterLock}, hashtext(${communeCode}))`.execute(trx);
}
