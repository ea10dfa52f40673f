/**
 * Confirming a device after its six digits were compared; locking one that may come back, and lifting that; revoking one
 * for good. What a locked or revoked device has sealed is still taken in, for review: nothing is lost and nothing is
 * trusted. What the device itself is told follows from its state (`enrolment/sign-command.ts`).
 */

import { sql } from '../store/kysely.ts';
import type { Transaction } from 'kysely';
import type { DeviceState } from '../../core/reception/administration.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from './admin-caller.ts';
import { lockReasons, revokeReasons } from '../../core/reception/administration.ts';
import { fail, succeed } from '../../core/result.ts';
import { packetsChannel } from '../intake/packets-channel.ts';
import { writeAudit } from '../store/audit.ts';
import { recordReviews } from '../store/changes.ts';
import type { Database } from '../store/schema.ts';
import { isWithinReach } from './admin-caller.ts';

export const deviceChanges = ['confirm', 'lock', 'lift', 'revoke'] as const;
export type DeviceChange = (typeof deviceChanges)[number];

const actions = { confirm: 'device-confirmed', lock: 'device-locked', lift: 'device-lifted', revoke: 'device-revoked' };
const reasons: { readonly [change in DeviceChange]: readonly string[] } = {
  confirm: [],
  lock: lockReasons,
  lift: [],
  revoke: revokeReasons,
};

/**
 * A device that is already in that state stays so without complaint; a revoked one never comes back, its holder is invited
 * again. `reason` is why a device is locked or revoked, for the audit. Problems: not-found (or out of reach), forbidden
 * (the own device), device-revoked (anything but revoking it again), action-not-possible (confirming a locked one),
 * bad-request (a reason that is none).
 */
export async function changeDevice(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: AdminCaller,
  deviceId: string,
  change: DeviceChange,
  reason?: unknown,
): Promise<Result<void>> {
  const knownReason = reasons[change].find((each) => each === reason);
  if (reason !== undefined && knownReason === undefined) return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const device = await trx
      .selectFrom('devices')
      .innerJoin('people', 'people.person_id', 'devices.person_id')
      .select(['devices.state', 'devices.confirmed_at', 'people.commune_code'])
      .where('device_id', '=', deviceId)
      .forUpdate()
      .executeTakeFirst();
    if (device === undefined || !isWithinReach(caller, device.commune_code)) return fail('not-found');
    // Confirming or revoking oneself would make the comparison, or the last administrator, disappear.
    if (deviceId === caller.deviceId) return fail('forbidden');
    const next = nextState(device.state, change, device.confirmed_at !== null);
    if (!next.ok || next.value === device.state) return next.ok ? succeed(undefined) : next;
    const confirmed = change === 'confirm' ? { confirmed_at: now(), confirmed_by: caller.deviceId } : {};
    await trx
      .updateTable('devices')
      .set({ state: next.value, ...confirmed })
      .where('device_id', '=', deviceId)
      .execute();
    // What an unconfirmed device sent was held back; the opener may take it now.
    if (change === 'confirm') await sql`select pg_notify(${packetsChannel}, '')`.execute(trx);
    if (change === 'lift') await tellOfReviews(trx, deviceId);
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: actions[change],
      subject: deviceId,
      ...(knownReason !== undefined && { details: { reason: knownReason } }),
      at: now(),
    });
    return succeed(undefined);
  });
}

/** A lifted device is what it was before it was locked. */
function nextState(state: DeviceState, change: DeviceChange, wasConfirmed: boolean): Result<DeviceState> {
  if (change === 'revoke') return succeed('revoked');
  if (state === 'revoked') return fail('device-revoked');
  if (change === 'lock') return succeed('locked');
  if (change === 'confirm') return state === 'locked' ? fail('action-not-possible') : succeed('active');
  if (state !== 'locked') return succeed(state);
  return succeed(wasConfirmed ? 'active' : 'unconfirmed');
}

/** While it was locked it asked for no news: now it hears which of its packets wait for a person. */
async function tellOfReviews(trx: Transaction<Database>, deviceId: string): Promise<void> {
  const rows = await trx
    .selectFrom('packets')
    .select('pid')
    .where('device_id', '=', deviceId)
    .where('review', '=', 'device-revoked')
    .execute();
  await recordReviews(
    trx,
    rows.map(({ pid }) => pid),
  );
}
