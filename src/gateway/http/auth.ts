/**
 * Who calls, and whether this device may: deny by default. The token, proven by the request, only names the device; role, commune
 * and state come from the tables with every request, so a revoked device is out at once. What the caller reaches becomes the
 * scope of everything that the request asks of the database.
 */

import type { MiddlewareHandler } from 'hono';
import type { ProblemCode } from '../../core/problem.ts';
import type { AccountRole, DeviceState } from '../../core/reception/administration.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { isOver } from '../enrolment/is-over.ts';
import { loanOn, workplaceOf } from '../enrolment/workplace.ts';
import { withinScope } from '../store/callers-scope.ts';
import { sql } from '../store/kysely.ts';
import type { DpopProofs } from './dpop.ts';
import { findPermission, judgeCall, standings } from './permissions.ts';
import { problemResponse } from './problems.ts';
import { newBucket } from './rate-limits.ts';
import { challenge, readHolder, refuseHolder } from './token-holder.ts';

export interface Caller {
  readonly deviceId: string;
  readonly personId: string;
  readonly personName: string;
  /** Of the workplace: who is lent to a commune is an official there, and nowhere else. */
  readonly role: AccountRole;
  /** Null for the province. */
  readonly communeCode: string | null;
  /** The last day there, for who is lent. */
  readonly lentUntil?: string;
  /** Was lent somewhere once, so that the device may believe to be elsewhere. */
  readonly wasLent: boolean;
  /** The inviter compared the six digits (or it is the very first device). */
  readonly confirmed: boolean;
  readonly state: DeviceState;
  /** Of the person: the decision, the last day, the team. */
  readonly decision: string | null;
  readonly expiresOn: string | null;
  readonly team: string | null;
}

export interface GatewayEnv {
  Variables: {
    caller: Caller;
    /** Of the client, as far as it can be believed (`client-address.ts`). */
    address: string;
  };
}

const prefix = '/api/v1';

/**
 * Lets a request pass only where the table of permissions says so and its device has not used up its minute; sets
 * `c.var.caller` where the call needs one.
 */
export function gate(
  context: GatewayContext,
  proofs: DpopProofs,
  callsADeviceAMinute: number,
): MiddlewareHandler<GatewayEnv> {
  const bucket = newBucket(callsADeviceAMinute);
  return async (c, next) => {
    const permission = findPermission(c.req.method, c.req.path.slice(prefix.length));
    if (!permission) return problemResponse('not-found');
    const { callers, unconfirmed } = permission;
    if (callers === 'anybody') return await next();
    const holder = readHolder(context, proofs, c);
    if (typeof holder === 'string') return refuseHolder(holder);
    const caller = await loadCaller(context, holder.deviceId);
    if (!caller.ok) return refuseCaller(caller.problem.code);
    const scope = judgeCall(callers, unconfirmed, caller.value);
    if (!scope.ok) return problemResponse(scope.problem.code);
    const busy = await bucket.refuse(caller.value.deviceId);
    if (busy) return busy;
    c.set('caller', caller.value);
    return await withinScope(scope.value, next);
  };
}

const wasLent = sql<boolean>`exists (select 1 from guest_roles where guest_roles.person_id = people.person_id)`;

/** Problems: sign-in-needed (no such device), device-revoked (or locked, or its person's time is over). */
export async function loadCaller(context: GatewayContext, deviceId: string): Promise<Result<Caller>> {
  const row = await context.db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .leftJoin('teams', 'teams.team_id', 'people.team_id')
    .select(['devices.device_id', 'devices.state', 'people.person_id', 'people.name', 'people.role'])
    .select([
      'people.commune_code',
      'people.expires_on',
      'people.decision',
      'teams.name as team',
      loanOn(vietnamDay(context.now())).as('loan'),
      wasLent.as('was_lent'),
    ])
    .where('devices.device_id', '=', deviceId)
    .executeTakeFirst();
  if (!row) return fail('sign-in-needed');
  if (standings[row.state] === 'none' || isOver(row.expires_on, context.now())) return fail('device-revoked');
  const { role, communeCode, until } = workplaceOf({ role: row.role, communeCode: row.commune_code }, row.loan);
  return succeed({
    deviceId: row.device_id,
    personId: row.person_id,
    personName: row.name,
    role,
    communeCode,
    ...(until !== undefined && { lentUntil: until }),
    wasLent: row.was_lent,
    confirmed: standings[row.state] === 'as declared',
    state: row.state,
    decision: row.decision,
    expiresOn: row.expires_on,
    team: row.team,
  });
}

function refuseCaller(code: ProblemCode): Response {
  const response = problemResponse(code);
  if (response.status === 401) response.headers.set('www-authenticate', challenge);
  return response;
}
