/** A commune whose desk brings lists of households in, for tests of what becomes of them. Everybody is invented. */

import { randomUUID } from 'node:crypto';
import type { RosterPreview } from '../../../src/core/household/roster-import.ts';
import type { NoteBody } from '../../../src/core/notes/note.ts';
import type { DeskCaller } from '../../../src/gateway/desk/desk-caller.ts';
import { readDeskHousehold } from '../../../src/gateway/hamlets/read-household.ts';
import { findHamletHouseholds } from '../../../src/gateway/hamlets/read-households.ts';
import { importRoster, previewRoster } from '../../../src/gateway/hamlets/roster-imports.ts';
import type { CallersDb } from '../../../src/gateway/store/callers-db.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import { sealNoteContent } from '../../../src/gateway/store/note-tables.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { aNote } from '../../fixtures/notes-fixtures.ts';

let world: DeskWorld;
let minutes = 0;

/** To be called before the tests of a file, and closed after them. */
export async function openRosterWorld(): Promise<DeskWorld> {
  world = await createDeskWorld();
  return world;
}

type Context = DeskWorld['context'] & { readonly db: CallersDb };
/** As a request of Lan's does it: on the database as a caller sees it, a minute after the one before. */
export async function asLan<T>(work: (context: Context, caller: DeskCaller) => Promise<T>): Promise<T> {
  world.setNow(new Date(Date.parse('2026-11-21T01:30:00Z') + (minutes += 1) * 60_000).toISOString());
  const context = { ...world.context, db: world.context.callersDb };
  return await withinScope({ reach: 'own-commune', ...world.lan }, () => work(context, world.lan));
}

export const heads = ['Số hộ', 'Chủ hộ', 'Thôn', 'Nơi ở', 'Số khẩu'];
export const csv = (...rows: readonly (readonly string[])[]) =>
  Buffer.from([heads, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')).toString('base64');

export async function preview(body: object): Promise<RosterPreview> {
  const answer = await asLan((context, caller) => previewRoster(context, caller, { ...body }));
  if (!answer.ok || 'fault' in answer.value) throw new Error(JSON.stringify(answer));
  return answer.value;
}
export async function bring(body: object, wishes: object = {}) {
  const { plan } = await preview(body);
  return await asLan((context, caller) => importRoster(context, caller, { ...body, plan, ...wishes }));
}
export async function bringWell(body: object, wishes: object = {}) {
  const done = await bring(body, wishes);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value;
}
/** Of a hamlet: `name` → id, those that are gone with a cross. */
export async function idsOf(hamlet: string): Promise<{ readonly [name: string]: string }> {
  const found = await asLan((context, caller) => findHamletHouseholds(context, caller, hamlet));
  return Object.fromEntries(
    (found?.rows ?? []).map(({ household, isGone }) => [
      `${isGone ? '†' : ''}${household.headName}`,
      household.householdId,
    ]),
  );
}
export const open = (householdId: string) =>
  asLan((context, caller) => readDeskHousehold(context, caller, householdId));

/** It comes now, whenever it was written. */
export async function addNote(hamlet: string, body: NoteBody, turn = 1, at?: string): Promise<void> {
  const { db, keys, now } = world.context;
  const note = { ...aNote('x', body, { turn, hamlet, ...(at !== undefined && { at }) }), noteId: randomUUID() };
  await db
    .insertInto('notes')
    .values({
      note_id: note.noteId,
      pid: null,
      device_id: world.volunteerId,
      commune_code: world.lan.communeCode,
      hamlet,
      kind: body.type,
      written_at: now(),
      received_at: now(),
      sealed_content: sealNoteContent(keys.dataKey, note),
    })
    .execute();
}
export const counts = async () => {
  const { db } = world.context;
  const tables = ['households', 'household_changes', 'roster_imports', 'notes', 'audit'] as const;
  return await Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length));
};
