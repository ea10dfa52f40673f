/** One household at the desk, with everything that was noted and done about it; who looked is in the audit log. */

import type { DeskHousehold, HouseholdEvent } from '../../core/household/desk-households.ts';
import { listLateWords } from '../../core/household/household-times.ts';
import { listDifferences } from '../../core/household/list-differences.ts';
import type { HouseholdBody, VneidBody } from '../../core/household/household.ts';
import type { RosterContent } from '../../core/household/roster.ts';
import { compareNotes, settleNotes } from '../../core/notes/note.ts';
import type { Note } from '../../core/notes/note.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { openChange, openHousehold } from '../store/household-tables.ts';
import { digestOf } from '../visits/read-schedule.ts';
import { findCommuneHamlet } from './commune-hamlets.ts';
import { contentOf } from './known-households.ts';
import { readNotes } from './read-notes.ts';
import type { KeptNote } from './read-notes.ts';
import { daysOf, listRows } from './read-households.ts';
import type { RosterRow } from './read-roster.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

/** All that is known of a household, under its revision. */
export interface LoadedHousehold {
  readonly householdId: string;
  readonly hamlet: string;
  /** Absent: it was only noted at the door. */
  readonly roster?: RosterRow;
  readonly notes: readonly KeptNote[];
  readonly noted?: Note<HouseholdBody>;
  readonly vneid?: Note<VneidBody>;
  readonly etag: string;
}

/** Absent: the commune has no such household. */
export async function findHousehold(
  context: Context,
  { communeCode }: DeskCaller,
  householdId: string,
): Promise<LoadedHousehold | undefined> {
  const { db, keys } = context;
  const row = await db
    .selectFrom('households')
    .select(['revision', 'gone_at', 'hamlet', 'sealed_content'])
    .where('household_id', '=', householdId)
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  const content = row && openHousehold(keys.dataKey, householdId, row.sealed_content);
  const spellings = row && (await findCommuneHamlet(context, communeCode, row.hamlet))?.spellings;
  const kept = await readNotes(context, communeCode, spellings, ['door', 'household', 'vneid']);
  const notes = kept.filter(({ note: { body } }) => 'householdId' in body && body.householdId === householdId);
  const settled = settleNotes(notes.map(({ note }) => note));
  const noted = settled.get(`household ${householdId}`) as Note<HouseholdBody> | undefined;
  const vneid = settled.get(`vneid ${householdId}`) as Note<VneidBody> | undefined;
  if (!row && !noted) return undefined;
  return {
    householdId,
    hamlet: row?.hamlet ?? noted?.hamlet ?? '',
    ...(row && content && { roster: { householdId, revision: row.revision, isGone: row.gone_at !== null, content } }),
    notes,
    ...(noted && { noted }),
    ...(vneid && { vneid }),
    etag: digestOf([row?.revision ?? 0, noted, vneid?.noteId]),
  };
}

/** Absent: no such household in the caller's commune. */
export async function readDeskHousehold(
  context: Context,
  caller: DeskCaller,
  householdId: string,
): Promise<DeskHousehold | undefined> {
  const loaded = await findHousehold(context, caller, householdId);
  const shown = loaded && (await showHousehold(context, loaded));
  if (!shown) return undefined;
  await context.db
    .transaction()
    .execute((trx) =>
      writeAudit(trx, { actor: caller.deviceId, action: 'household-read', subject: householdId, at: context.now() }),
    );
  return shown;
}

async function showHousehold(context: Context, loaded: LoadedHousehold): Promise<DeskHousehold | undefined> {
  const { roster, noted, vneid, notes, etag } = loaded;
  const all = notes.map(({ note }) => note);
  const [row] = listRows(roster ? [roster] : [], all, daysOf(context));
  if (!row) return undefined;
  const isOtherwise = roster && noted && listDifferences(roster.content, contentOf(noted, roster.content)).length > 0;
  return {
    row,
    ...(roster?.content.number !== undefined && { number: roster.content.number }),
    ...(isOtherwise && { listed: roster.content }),
    people: vneid?.body.people ?? [],
    history: await readHistory(context, loaded),
    etag,
  };
}

async function readHistory(
  { db, keys }: Context,
  { householdId, roster, notes, noted }: LoadedHousehold,
): Promise<readonly HouseholdEvent[]> {
  const changes = await db
    .selectFrom('household_changes')
    .select(['change_id', 'kind', 'changed_at', 'changed_by', 'sealed_content'])
    .where('household_id', '=', householdId)
    .orderBy('revision')
    .execute();
  const officials = await listOfficials(db, notes);
  const names = await findPeopleNames(db, [
    ...notes.map(({ deviceId }) => deviceId),
    ...changes.map((change) => change.changed_by),
  ]);
  const opened = changes.map((change) => openChange(keys.dataKey, change.change_id, change.sealed_content));
  const steps = changes.map((change, at): { readonly moment: number; readonly event: HouseholdEvent } => {
    const was = opened[at];
    // What a step made of it is what stood there before the next one.
    const after: RosterContent | undefined = opened[at + 1]?.before ?? roster?.content;
    const differs = was?.before && after ? listDifferences(was.before, after) : [];
    const what = { kind: change.kind, differs, ...(was?.reason !== undefined && { reason: was.reason }) };
    const event = { at: vietnamIso(change.changed_at), by: names.get(change.changed_by) ?? '', what };
    return { moment: change.changed_at.getTime(), event };
  });
  const told = [...notes]
    .sort((one, other) => compareNotes(one.note, other.note))
    .map(({ note, deviceId, receivedAt }) => {
      const isDesk = officials.has(note.noteId);
      const event = {
        at: note.at,
        by: names.get(deviceId) ?? '',
        what: { kind: 'note', body: note.body, isDesk, ...lateWords(note, receivedAt, noted) },
      } as const;
      const moment = Date.parse(note.at);
      return { moment: Number.isNaN(moment) ? receivedAt.getTime() : moment, event };
    });
  return [...steps, ...told].sort((one, other) => one.moment - other.moment).map(({ event }) => event);
}

/** Which of the notes the desk wrote: no packet brought them. */
async function listOfficials(db: Context['db'], notes: readonly KeptNote[]): Promise<ReadonlySet<string>> {
  const ids = notes.map(({ note }) => note.noteId);
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('notes')
    .select('note_id')
    .where('note_id', 'in', ids)
    .where('pid', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.note_id));
}

/** What of a description held never, for somebody to look at: it came after a newer word. */
function lateWords(note: Note, receivedAt: Date, holding: Note<HouseholdBody> | undefined) {
  if (note.body.type !== 'household' || !holding) return {};
  const late = listLateWords(note as Note<HouseholdBody>, receivedAt.toISOString(), holding);
  return late.length > 0 && { late };
}
