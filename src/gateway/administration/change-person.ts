/** A person's telephone, last day, team and reception point; the day of leaving; what is done with the dossiers and devices after it. */

import { sql } from '../store/kysely.ts';
import type { Selectable, Transaction } from 'kysely';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database, PeopleTable } from '../store/schema.ts';
import type { AdminCaller } from './admin-caller.ts';
import { isWithinReach } from './admin-caller.ts';
import { findDay, findTelephone } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };
export type Person = Selectable<PeopleTable>;

/** Locked until the end of the transaction. Problems: not-found; forbidden (the caller's own, where `ownToo` does not let it). */
export async function lockPerson(
  trx: Transaction<Database>,
  caller: AdminCaller,
  personId: string,
  options: { readonly ownToo?: true } = {},
): Promise<Result<Person>> {
  const person = await trx
    .selectFrom('people')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (person === undefined || !isWithinReach(caller, person.commune_code)) return fail('not-found');
  if (options.ownToo) return succeed(person);
  const mine = await trx
    .selectFrom('devices')
    .select('person_id')
    .where('device_id', '=', caller.deviceId)
    .executeTakeFirst();
  return mine?.person_id === personId ? fail('forbidden') : succeed(person);
}

/**
 * Sets what the body names; an empty string takes it away. Problems: not-found; forbidden (the own last day); phone-invalid;
 * bad-request (no day, a last day in the past, a team or point of another commune).
 */
export async function changePerson(
  { db, now }: Context,
  caller: AdminCaller,
  personId: string,
  body: Body,
): Promise<Result<void>> {
  const { telephone, expiresOn, teamId, receptionPointId } = body;
  if (telephone !== undefined && telephone !== '' && findTelephone(telephone) === undefined)
    return fail('phone-invalid');
  const lastDay = expiresOn === undefined || expiresOn === '' ? undefined : findDay(expiresOn);
  if (expiresOn !== undefined && expiresOn !== '' && (lastDay === undefined || lastDay < vietnamDay(now()))) {
    return fail('bad-request', {
      message: 'Ngày cuối phải từ hôm nay trở đi. Cho thôi việc thì dùng mục "Thôi nhiệm vụ".',
    });
  }
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const locked = await lockPerson(trx, caller, personId, expiresOn === undefined ? { ownToo: true } : {});
    if (!locked.ok) return locked;
    const person = locked.value;
    if (!(await isOfCommune(trx, 'teams', teamId, person))) return fail('bad-request');
    if (!(await isOfCommune(trx, 'reception_points', receptionPointId, person))) return fail('bad-request');
    const set = {
      ...(telephone !== undefined && { telephone: findTelephone(telephone) ?? null }),
      ...(expiresOn !== undefined && { expires_on: lastDay ?? null, left_on: null }),
      ...(typeof teamId === 'string' && { team_id: teamId || null }),
      ...(typeof receptionPointId === 'string' && { reception_point_id: receptionPointId || null }),
    };
    if (Object.keys(set).length === 0) return fail('bad-request');
    await trx.updateTable('people').set(set).where('person_id', '=', personId).execute();
    const details = {
      fields: Object.keys(set).toSorted().join(' '),
      ...(expiresOn !== undefined && { expiresOn: lastDay ?? null }),
    };
    await writeAudit(trx, { actor: caller.deviceId, action: 'person-changed', subject: personId, details, at: now() });
    return succeed(undefined);
  });
}

/**
 * The person's last day, today or later: from the day after nothing opens any more, and the checklist stands. Problems:
 * not-found, forbidden (oneself), bad-request (no day, or one in the past).
 */
export async function leavePerson(
  { db, now }: Context,
  caller: AdminCaller,
  personId: string,
  body: Body,
): Promise<Result<void>> {
  const on = findDay(body['on']);
  if (on === undefined || on < vietnamDay(now())) return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const locked = await lockPerson(trx, caller, personId);
    if (!locked.ok) return locked;
    await trx.updateTable('people').set({ expires_on: on, left_on: on }).where('person_id', '=', personId).execute();
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'person-left',
      subject: personId,
      details: { on },
      at: now(),
    });
    return succeed(undefined);
  });
}

/** The commune has the phone back. Problem: not-found (or out of reach). */
export async function handBackDevice(
  { db, now }: Context,
  caller: AdminCaller,
  deviceId: string,
): Promise<Result<string>> {
  return await db.transaction().execute(async (trx): Promise<Result<string>> => {
    const device = await trx
      .selectFrom('devices')
      .innerJoin('people', 'people.person_id', 'devices.person_id')
      .select(['devices.person_id', 'people.commune_code', 'handed_back_at'])
      .where('device_id', '=', deviceId)
      .executeTakeFirst();
    if (device === undefined || !isWithinReach(caller, device.commune_code)) return fail('not-found');
    if (device.handed_back_at === null) {
      await trx.updateTable('devices').set({ handed_back_at: now() }).where('device_id', '=', deviceId).execute();
      await writeAudit(trx, { actor: caller.deviceId, action: 'device-handed-back', subject: deviceId, at: now() });
    }
    return succeed(device.person_id);
  });
}

/**
 * All dossiers that the person works on go to a colleague: the desk's doing, for the province has no dossiers. Problems:
 * not-found (either of the two), bad-request (somebody who is no official of the commune, or whose time is over).
 */
export async function reassignDossiers(
  { db, now }: Context,
  caller: AdminCaller,
  personId: string,
  body: Body,
): Promise<Result<void>> {
  const { to } = body;
  if (typeof to !== 'string' || to === personId) return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const from = await lockPerson(trx, caller, personId, { ownToo: true });
    const next = from.ok ? await lockPerson(trx, caller, to, { ownToo: true }) : from;
    if (!next.ok) return next;
    const { role, left_on: leftOn, expires_on: expiresOn } = next.value;
    if (role !== 'official' || leftOn !== null || (expiresOn !== null && expiresOn < vietnamDay(now())))
      return fail('bad-request');
    const moved = await trx
      .updateTable('dossiers')
      .set({ assigned_to: to, revision: sql<number>`revision + 1` })
      .where('assigned_to', '=', personId)
      .where('state', 'in', ['received', 'in-review', 'accepted', 'supplement'])
      .executeTakeFirst();
    const details = { to, dossiers: Number(moved.numUpdatedRows) };
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'dossiers-reassigned',
      subject: personId,
      details,
      at: now(),
    });
    return succeed(undefined);
  });
}

async function isOfCommune(
  trx: Transaction<Database>,
  table: 'teams' | 'reception_points',
  id: unknown,
  person: Person,
): Promise<boolean> {
  if (id === undefined || id === '') return true;
  if (typeof id !== 'string' || id.length > 64) return false;
  const key = table === 'teams' ? 'team_id' : 'reception_point_id';
  const found = await sql<{ commune_code: string }>`
    select commune_code from ${sql.table(table)} where ${sql.id(key)} = ${id} and closed_on is null
  `.execute(trx);
  return found.rows[0]?.commune_code === person.commune_code;
}
