/**
 * Who wants level 2 of VNeID: the list for the police's mobile team, from what was noted at the doors and from the levels that
 * the roster knows. The desk sets a person's step by a note of its own, which follows what was noted.
 */

import type { Transaction } from 'kysely';
import { mostVneidPicks } from '../../core/household/desk-households.ts';
import type {
  VneidHousehold,
  VneidList,
  VneidPick,
  VneidRow,
  VneidVisit,
} from '../../core/household/desk-households.ts';
import type { VneidBody, VneidStep } from '../../core/household/household.ts';
import { vneidSteps } from '../../core/household/parse-household.ts';
import { settleNotes } from '../../core/notes/note.ts';
import type { Note } from '../../core/notes/note.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { readCommuneHamlets } from './commune-hamlets.ts';
import { lockRoster } from './known-households.ts';
import { readNotes } from './read-notes.ts';
import { daysOf, listRows } from './read-households.ts';
import { readRoster } from './read-roster.ts';
import { writeDeskNotes } from './write-desk-note.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;
type Body = { readonly [name: string]: unknown };

/** Of the whole commune, or of one hamlet. Problem: not-found (no such hamlet). */
export async function readVneidList(
  context: Context,
  { communeCode }: DeskCaller,
  wanted?: string,
): Promise<Result<VneidList>> {
  const hamlets = await readCommuneHamlets(context, communeCode);
  const hamlet = wanted === undefined ? undefined : hamlets.find(({ spellings }) => spellings.includes(wanted));
  if (wanted !== undefined && !hamlet) return fail('not-found');
  const roster = await readRoster(context, communeCode, hamlet?.spellings);
  const kept = await readNotes(context, communeCode, hamlet?.spellings, ['door', 'household', 'vneid']);
  const notes = kept.map(({ note }) => note);
  const settled = settleNotes(notes);
  const writers = new Map(kept.map(({ note, deviceId }) => [note.noteId, deviceId]));
  const names = await findPeopleNames(context.db, [...writers.values()]);
  const households = listRows(roster, notes, daysOf(context)).filter(({ isGone }) => !isGone);
  const rows: VneidRow[] = [];
  const unasked: VneidHousehold[] = [];
  const levels = { none: 0, 'level-1': 0, 'level-2': 0, unknown: 0 };
  for (const { household } of households) {
    const { householdId, headName, whereabouts, phone, vneid, needs } = household;
    const place = {
      householdId,
      headName,
      hamlet: household.hamlet,
      ...(whereabouts !== undefined && { whereabouts }),
    };
    for (const level of ['none', 'level-1', 'level-2'] as const) levels[level] += vneid?.[level] ?? 0;
    if (vneid === undefined) levels.unknown += 1;
    const note = settled.get(`vneid ${householdId}`) as Note<VneidBody> | undefined;
    const by = names.get(writers.get(note?.noteId ?? '') ?? '') ?? '';
    note?.body.people.forEach((person, position) => rows.push({ ...person, ...place, position, at: note.at, by }));
    const without = (vneid?.none ?? 0) + (vneid?.['level-1'] ?? 0);
    if ((note?.body.people.length ?? 0) > 0 || (without === 0 && !needs.includes('vneid'))) continue;
    unasked.push({ ...place, ...(phone !== undefined && { phone }), ...(without > 0 && { without }) });
  }
  return succeed({
    hamlets: hamlets.map(({ name }) => name),
    rows: sortByGivenName(rows, ({ name }) => name),
    unasked,
    levels,
    visits: await readVneidVisits(context, communeCode),
  });
}

/** From today on, of the whole commune or of one hamlet. */
export async function readVneidVisits(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  communeCode: string,
  hamlet?: string,
): Promise<readonly VneidVisit[]> {
  const rows = await db
    .selectFrom('vneid_visits')
    .selectAll()
    .where('commune_code', '=', communeCode)
    .where('removed_at', 'is', null)
    .where('on_day', '>=', vietnamDay(now()))
    .orderBy('on_day')
    .orderBy('from_time')
    .orderBy('vneid_visit_id')
    .execute();
  const visits = rows.map((row) => ({
    visitId: row.vneid_visit_id,
    hamlet: row.hamlet,
    on: row.on_day,
    from: row.from_time,
    to: row.to_time,
    place: row.place,
  }));
  return hamlet === undefined ? visits : visits.filter((visit) => isSameHamlet(visit.hamlet, hamlet));
}

/**
 * Sets the step of everybody named, in one transaction. Problems: bad-request; changed-meanwhile (somebody else stands there
 * now, or nobody: nothing was done).
 */
export async function setVneidSteps(
  context: Context,
  caller: DeskCaller,
  { step, people }: Body,
): Promise<Result<{ readonly changed: number }>> {
  const picks = parsePicks(people);
  const known = vneidSteps.find((one) => one === step);
  if (picks === undefined || known === undefined) return fail('bad-request');
  return await context.db.transaction().execute(async (trx): Promise<Result<{ readonly changed: number }>> => {
    await lockRoster(trx, caller.communeCode);
    const done = await noteSteps({ ...context, db: trx }, trx, caller, picks, known);
    if (!done.ok) return done;
    const entry = { actor: caller.deviceId, action: 'vneid-step-set', subject: caller.communeCode };
    await writeAudit(trx, { ...entry, details: { step: known, people: done.value }, at: context.now() });
    return succeed({ changed: done.value });
  });
}

async function noteSteps(
  context: Context,
  trx: Transaction<Database>,
  caller: DeskCaller,
  picks: readonly VneidPick[],
  step: VneidStep,
): Promise<Result<number>> {
  const kept = await readNotes(context, caller.communeCode, undefined, ['vneid']);
  const notes = kept.map(({ note }) => note);
  const settled = settleNotes(notes);
  const next = new Map<string, { readonly note: Note<VneidBody>; people: VneidBody['people'] }>();
  for (const { householdId, position, name } of picks) {
    const note = settled.get(`vneid ${householdId}`) as Note<VneidBody> | undefined;
    const household = next.get(householdId) ?? (note && { note, people: note.body.people });
    const person = household?.people[position];
    if (!household || person?.name !== name) return fail('changed-meanwhile');
    household.people = household.people.map((one, at) => (at === position ? { ...one, step } : one));
    next.set(householdId, household);
  }
  const wishes = [...next].map(([householdId, { note, people }]) => ({
    hamlet: note.hamlet,
    body: { type: 'vneid', householdId, people } as const,
    known: notes,
  }));
  await writeDeskNotes(context, trx, caller, wishes);
  return succeed(picks.length);
}

/** Absent: not one, too many, or somebody named twice. */
export function parsePicks(value: unknown): readonly VneidPick[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostVneidPicks) return undefined;
  const picks = (value as readonly unknown[]).map((each): VneidPick | undefined => {
    const { householdId, position, name } = (each ?? {}) as Body;
    const isPick = typeof householdId === 'string' && Number.isSafeInteger(position) && typeof name === 'string';
    return isPick ? { householdId, position: position as number, name } : undefined;
  });
  if (!picks.every((pick) => pick !== undefined)) return undefined;
  const places = new Set(picks.map(({ householdId, position }) => `${position} ${householdId}`));
  return places.size === picks.length ? picks : undefined;
}
