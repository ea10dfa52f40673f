/**
 * Which results go along with which visit, and that they came back. The envelope is then with whoever was named; that a
 * dossier is handed over ends it, wherever that is written down.
 */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { findDayNumber } from '../../core/calendar/calendar-date.ts';
import { mostResultsAtOnce } from '../../core/results/desk-results.ts';
import type { PackResults } from '../../core/results/desk-results.ts';
import type { CarriedResult } from '../../core/results/result-to-hand-over.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { dayWords, hamletName } from '../../core/visit/visit-text.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import { sealNote } from '../store/dossier-content.ts';
import { openTrip, sealTrip } from '../store/result-tables.ts';
import type { Database } from '../store/schema.ts';
import type { DeskCaller } from './desk-caller.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;
type Body = { readonly [name: string]: unknown };

/** All of them or none. Problems: bad-request; not-found; action-not-possible (one is not ready any more). */
export async function packResults(context: Context, caller: DeskCaller, body: Body): Promise<Result<void>> {
  const wishes = parsePacking(body);
  if (!wishes) return fail('bad-request');
  const { dossierIds, ...trip } = wishes;
  const words = `${hamletName(trip.hamlet)}, ${dayWords(trip.date)}, ${trip.carrier} mang theo`;
  return await context.db.transaction().execute(async (trx) => {
    const ready = await findReady(trx, caller, dossierIds);
    if (!ready.ok) return ready;
    const earlier = await selectOpenTrips(trx, dossierIds);
    const same = earlier.filter((row) => isSame(openTrip(context.keys.dataKey, row.trip_id, row.sealed_content), trip));
    const unchanged = new Set(same.map(({ dossier_id: id }) => id));
    const moved = dossierIds.filter((id) => !unchanged.has(id));
    if (moved.length === 0) return succeed(undefined);
    await endTrips(trx, context, caller, moved);
    const rows = moved.map((dossierId) => {
      const tripId = randomUUID();
      return {
        trip_id: tripId,
        dossier_id: dossierId,
        commune_code: caller.communeCode,
        taken_at: context.now(),
        taken_by: caller.deviceId,
        sealed_content: sealTrip(context.keys.dataKey, tripId, trip),
      };
    });
    await trx.insertInto('result_trips').values(rows).execute();
    await recordAll(trx, context, caller, { dossierIds: moved, action: 'result-packed', words });
    return succeed(undefined);
  });
}

/** Those that are not on their way stay as they are. Problem: bad-request. */
export async function returnResults(context: Context, caller: DeskCaller, body: Body): Promise<Result<void>> {
  const dossierIds = parseIds(body['dossierIds']);
  if (!dossierIds) return fail('bad-request');
  return await context.db.transaction().execute(async (trx) => {
    const own = await selectOpenTrips(trx, dossierIds);
    const moved = own.filter((row) => row.commune_code === caller.communeCode).map(({ dossier_id: id }) => id);
    if (moved.length === 0) return succeed(undefined);
    await endTrips(trx, context, caller, moved);
    await recordAll(trx, context, caller, { dossierIds: moved, action: 'result-returned' });
    return succeed(undefined);
  });
}

function parsePacking(body: Body): PackResults | undefined {
  const dossierIds = parseIds(body['dossierIds']);
  const hamlet = parseWords(body['hamlet']);
  const carrier = parseWords(body['carrier']);
  const { date, visitId } = body;
  const isDay = typeof date === 'string' && date.length === 10 && findDayNumber(date) !== undefined;
  const isVisit = visitId === undefined || (typeof visitId === 'string' && /^[\w.-]{1,100}$/.test(visitId));
  if (!dossierIds || !hamlet || !carrier || !isDay || !isVisit) return undefined;
  return { dossierIds, hamlet, carrier, date, ...(visitId !== undefined && { visitId }) };
}

function parseIds(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostResultsAtOnce) return undefined;
  const ids = [...new Set(value as unknown[])];
  return ids.every((id) => typeof id === 'string' && /^[\w.-]{1,64}$/.test(id)) ? (ids as string[]) : undefined;
}

function parseWords(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.includes('\0')) return undefined;
  const words = value.normalize('NFC').trim();
  return words.length > 0 && words.length <= 200 ? words : undefined;
}

/** Locked in one order, so that two desks that pack at once wait for each other. */
async function findReady(
  trx: Transaction<Database>,
  caller: DeskCaller,
  dossierIds: readonly string[],
): Promise<Result<void>> {
  const rows = await trx
    .selectFrom('dossiers')
    .select('state')
    .where('dossier_id', 'in', dossierIds)
    .where('commune_code', '=', caller.communeCode)
    .orderBy('dossier_id')
    .forUpdate()
    .execute();
  if (rows.length !== dossierIds.length) return fail('not-found');
  return rows.every(({ state }) => state === 'done') ? succeed(undefined) : fail('action-not-possible');
}

async function selectOpenTrips(trx: Transaction<Database>, dossierIds: readonly string[]) {
  return await trx
    .selectFrom('result_trips')
    .select(['trip_id', 'dossier_id', 'commune_code', 'sealed_content'])
    .where('dossier_id', 'in', dossierIds)
    .where('returned_at', 'is', null)
    .orderBy('dossier_id')
    .execute();
}

function isSame(one: CarriedResult, other: CarriedResult): boolean {
  return (['visitId', 'hamlet', 'date', 'carrier'] as const).every((name) => one[name] === other[name]);
}

async function endTrips(
  trx: Transaction<Database>,
  { now }: Context,
  caller: DeskCaller,
  dossierIds: readonly string[],
): Promise<void> {
  await trx
    .updateTable('result_trips')
    .set({ returned_at: now(), returned_by: caller.deviceId })
    .where('dossier_id', 'in', dossierIds)
    .where('returned_at', 'is', null)
    .execute();
}

async function recordAll(
  trx: Transaction<Database>,
  { keys, now }: Context,
  caller: DeskCaller,
  what: { readonly dossierIds: readonly string[]; readonly action: string; readonly words?: string },
): Promise<void> {
  const { dossierIds, action, words } = what;
  const at = now();
  const events = dossierIds.map((dossierId) => ({
    dossier_id: dossierId,
    at,
    actor: caller.deviceId,
    action,
    sealed_note: words === undefined ? null : sealNote(keys.dataKey, dossierId, words),
  }));
  await trx.insertInto('dossier_events').values(events).execute();
  await writeAudit(trx, {
    actor: caller.deviceId,
    action: action === 'result-packed' ? 'results-packed' : 'results-returned',
    subject: caller.communeCode,
    details: { count: dossierIds.length },
    at,
  });
}
