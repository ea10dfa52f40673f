/** One person with devices, stand-ins, guest roles and what is still open of somebody who left. */

import { sql } from '../store/kysely.ts';
import type { GuestRole, LeaverHoldings, PersonDevice, PersonPage, Substitution } from '../../core/reception/people.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay, vietnamIso } from '../desk/vietnam-time.ts';
import type { AdminCaller } from './admin-caller.ts';
import { readLeavingReasons } from './finish-leaving.ts';
import { readLeaverHoldings } from './leaver-holdings.ts';
import { findDeviceRows } from './list-devices.ts';
import { findPerson } from './list-people.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

/** Problem: not-found (or out of the caller's reach). */
export async function readPerson(context: Context, caller: AdminCaller, personId: string): Promise<Result<PersonPage>> {
  const { db } = context;
  const row = await findPerson(context, caller, personId);
  if (!row) return fail('not-found');
  const communeCode = row.communeCode ?? null;
  const person = await db.selectFrom('people').selectAll().where('person_id', '=', personId).executeTakeFirstOrThrow();
  const colleagues = await db
    .selectFrom('people')
    .select(['person_id as personId', 'name', 'role'])
    .where(sql<boolean>`commune_code is not distinct from ${communeCode}::text`)
    .where('person_id', '<>', personId)
    .where('left_on', 'is', null)
    .where((where) => where.or([where('expires_on', 'is', null), where('expires_on', '>=', vietnamDay(context.now()))]))
    .orderBy('name_key')
    .limit(300)
    .execute();
  const teams = await db
    .selectFrom('teams')
    .select(['team_id as teamId', 'name'])
    .where('commune_code', '=', communeCode)
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute();
  const mine = await db
    .selectFrom('devices')
    .select('person_id')
    .where('device_id', '=', caller.deviceId)
    .executeTakeFirst();
  const { rows: assigned } = await sql<{ count: number }>`select count_assigned_dossiers(${personId}) as count`.execute(
    db,
  );
  const devices = await readDevices(context, caller, personId);
  const holdings = await findHoldings(context, caller, personId, devices);
  return succeed({
    row,
    ...(person.reception_point_id !== null && { receptionPointId: person.reception_point_id }),
    ...(person.decision !== null && { decision: person.decision }),
    ...(person.undertaking_signed_on !== null && { undertakingSignedOn: person.undertaking_signed_on }),
    since: vietnamIso(person.created_at),
    devices,
    ...(holdings && { holdings }),
    reasons: await readLeavingReasons(context, personId, row.leftOn),
    substitutes: await readSubstitutions(context, personId),
    guestRoles: await readGuestRoles(context, personId),
    assigned: assigned[0]?.count ?? 0,
    colleagues,
    teams,
    isMine: mine?.person_id === personId,
  });
}

async function findHoldings(
  context: Context,
  { role, communeCode }: AdminCaller,
  personId: string,
  devices: readonly PersonDevice[],
): Promise<LeaverHoldings | undefined> {
  if (role !== 'official' || communeCode === null) return undefined;
  const deviceIds = devices.map(({ deviceId }) => deviceId);
  return await readLeaverHoldings(context, communeCode, personId, deviceIds);
}

async function readDevices(context: Context, caller: AdminCaller, personId: string): Promise<readonly PersonDevice[]> {
  const rows = await findDeviceRows(context, caller, { personId });
  const back = await context.db
    .selectFrom('devices')
    .select(['device_id', 'handed_back_at'])
    .where('person_id', '=', personId)
    .where('handed_back_at', 'is not', null)
    .execute();
  return rows.map((row) => {
    const at = back.find(({ device_id: deviceId }) => deviceId === row.deviceId)?.handed_back_at;
    return at ? { ...row, handedBackAt: vietnamIso(at) } : row;
  });
}

/** Both ways: who stands in for this person, and for whom this person stands in. */
async function readSubstitutions({ db }: Context, personId: string): Promise<readonly Substitution[]> {
  const rows = await db
    .selectFrom('substitutions')
    .innerJoin('people as absent', 'absent.person_id', 'substitutions.person_id')
    .innerJoin('people as substitute', 'substitute.person_id', 'substitutions.substitute_id')
    .selectAll('substitutions')
    .select(['absent.name as person_name', 'substitute.name as substitute_name'])
    .where((where) =>
      where.or([where('substitutions.person_id', '=', personId), where('substitutions.substitute_id', '=', personId)]),
    )
    .orderBy('from_on', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    substitutionId: row.substitution_id,
    personId: row.person_id,
    personName: row.person_name,
    substituteId: row.substitute_id,
    substituteName: row.substitute_name,
    from: row.from_on,
    to: row.to_on,
    ...(row.ended_at !== null && { ended: true as const }),
  }));
}

async function readGuestRoles({ db }: Context, personId: string): Promise<readonly GuestRole[]> {
  const rows = await db
    .selectFrom('guest_roles')
    .leftJoin('communes', 'communes.code', 'guest_roles.commune_code')
    .selectAll('guest_roles')
    .select('communes.name')
    .where('person_id', '=', personId)
    .orderBy('from_on', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    guestRoleId: row.guest_role_id,
    communeCode: row.commune_code,
    communeName: row.name ?? row.commune_code,
    from: row.from_on,
    to: row.to_on,
    decision: row.decision,
    ...(row.ended_at !== null && { ended: true as const }),
  }));
}
