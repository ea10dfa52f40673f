/**
 * The end of somebody's work: each line that stays open has its reason, which stays visible; then nothing opens any more, in
 * one step. What the person sealed is still taken in, for review.
 */

import type { Transaction } from 'kysely';
import type { LeavingReason, LeavingStep, PersonPage } from '../../core/reception/people.ts';
import { findUnexplainedSteps, finishingSteps, leavingSteps } from '../../core/reception/people.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay, vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { openLeavingReason, sealLeavingReason } from '../store/custody-tables.ts';
import type { Database } from '../store/schema.ts';
import type { AdminCaller } from './admin-caller.ts';
import { lockPerson } from './change-person.ts';
import { findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

/**
 * Body {step, reason}; a later reason takes the place of an earlier one. Problems: not-found, forbidden (oneself),
 * reason-missing, bad-request (no such line), action-not-possible (the person is not leaving).
 */
export async function giveLeavingReason(
  { db, keys, now }: Context,
  caller: AdminCaller,
  personId: string,
  body: { readonly [name: string]: unknown },
): Promise<Result<void>> {
  const step = leavingSteps.find((each) => each === body['step']);
  const reason = findWords(body['reason'], 500);
  if (step === undefined) return fail('bad-request');
  if (reason === undefined) return fail('reason-missing');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const locked = await lockPerson(trx, caller, personId);
    if (!locked.ok) return locked;
    const { left_on: leftOn } = locked.value;
    if (leftOn === null) return fail('action-not-possible');
    const key = { person_id: personId, step, left_on: leftOn };
    const given = {
      given_by: caller.deviceId,
      given_at: now(),
      sealed_reason: sealLeavingReason(keys.dataKey, key, reason),
    };
    await trx
      .insertInto('leaving_reasons')
      .values({ ...key, ...given })
      .onConflict((conflict) => conflict.columns(['person_id', 'step', 'left_on']).doUpdateSet(given))
      .execute();
    const details = { step };
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'leaving-reason',
      subject: personId,
      details,
      at: now(),
    });
    return succeed(undefined);
  });
}

/** Of this leaving; `leftOn` absent: the person is not leaving. */
export async function readLeavingReasons(
  { db, keys }: Pick<Context, 'db' | 'keys'>,
  personId: string,
  leftOn: string | undefined,
): Promise<readonly LeavingReason[]> {
  if (leftOn === undefined) return [];
  const rows = await db
    .selectFrom('leaving_reasons')
    .innerJoin('devices', 'devices.device_id', 'leaving_reasons.given_by')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['leaving_reasons.person_id', 'step', 'leaving_reasons.left_on', 'given_at', 'sealed_reason'])
    .select('people.name')
    .where('leaving_reasons.person_id', '=', personId)
    .where('leaving_reasons.left_on', '=', leftOn)
    .execute();
  return rows.map((row) => ({
    step: row.step as LeavingStep,
    reason: openLeavingReason(keys.dataKey, row),
    by: row.name,
    at: vietnamIso(row.given_at),
  }));
}

/**
 * Revokes all devices, takes the person out of the team, and ends the time today. `page`: the checklist as it is now.
 * Problems: not-found, forbidden (oneself), action-not-possible (not leaving), still-open (a line without a reason).
 */
export async function finishLeaving(
  { db, now }: Context,
  caller: AdminCaller,
  page: PersonPage,
): Promise<Result<void>> {
  const { personId } = page.row;
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const locked = await lockPerson(trx, caller, personId);
    if (!locked.ok) return locked;
    const { left_on: leftOn } = locked.value;
    if (leftOn === null) return fail('action-not-possible');
    const open = findUnexplainedSteps(page).filter((step) => !finishingSteps.includes(step));
    if (open.length > 0) return fail('still-open', { limit: open.length });
    const today = vietnamDay(now());
    const devices = await revokeDevices(trx, personId);
    await trx
      .updateTable('people')
      .set({ team_id: null, expires_on: leftOn < today ? leftOn : today })
      .where('person_id', '=', personId)
      .execute();
    for (const deviceId of devices) {
      const details = { reason: 'left' };
      await writeAudit(trx, {
        actor: caller.deviceId,
        action: 'device-revoked',
        subject: deviceId,
        details,
        at: now(),
      });
    }
    const details = { devices: devices.length, reasons: page.reasons.length };
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'leaving-finished',
      subject: personId,
      details,
      at: now(),
    });
    return succeed(undefined);
  });
}

async function revokeDevices(trx: Transaction<Database>, personId: string): Promise<readonly string[]> {
  const revoked = await trx
    .updateTable('devices')
    .set({ state: 'revoked' })
    .where('person_id', '=', personId)
    .where('state', '<>', 'revoked')
    .returning('device_id')
    .execute();
  return revoked.map(({ device_id: deviceId }) => deviceId).toSorted();
}
