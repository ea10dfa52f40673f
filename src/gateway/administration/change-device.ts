/**
 * Confirming a device after its six digits were compared, and revoking one that was lost or whose holder left. What a
 * revoked device has sealed is still taken in, for review: nothing is lost and nothing is trusted.
 */

import { sql } from '../store/kysely.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from './admin-caller.ts';
import { revokeReasons } from '../../core/reception/administration.ts';
import { fail, succeed } from '../../core/result.ts';
import { packetsChannel } from '../intake/packets-channel.ts';
import { writeAudit } from '../store/audit.ts';
import { isWithinReach } from './admin-caller.ts';

/**
 * A device that is already in that state stays so without complaint; a revoked one never comes back, its holder is invited
 * again. `reason` is why a device is revoked, for the audit. Problems: not-found (or out of reach), forbidden (the own
 * device), device-revoked (confirming a revoked one), bad-request (a reason that is none).
 */
export async function changeDevice(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: AdminCaller,
  deviceId: string,
  change: 'confirm' | 'revoke',
  reason?: unknown,
): Promise<Result<void>> {
  const knownReason = revokeReasons.find((each) => each === reason);
  if (reason !== undefined && knownReason === undefined) return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const device = await trx
      .selectFrom('devices')
      .innerJoin('people', 'people.person_id', 'devices.person_id')
      .select(['devices.state', 'people.role', 'people.commune_code'])
      .where('device_id', '=', deviceId)
      .forUpdate()
      .executeTakeFirst();
    if (device === undefined || !isWithinReach(caller, device.commune_code)) return fail('not-found');
    // Confirming or revoking oneself would make the comparison, or the last administrator, disappear.
    if (deviceId === caller.deviceId) return fail('forbidden');
    if (change === 'confirm' && device.state === 'revoked') return fail('device-revoked');
    const state = change === 'confirm' ? 'active' : 'revoked';
    if (device.state === state) return succeed(undefined);
    const confirmed = change === 'confirm' ? { confirmed_at: now(), confirmed_by: caller.deviceId } : {};
    await trx
      .updateTable('devices')
      .set({ state, ...confirmed })
      .where('device_id', '=', deviceId)
      .execute();
    // What an unconfirmed device sent was held back; the opener may take it now.
    if (change === 'confirm') await sql`select pg_notify(${packetsChannel}, '')`.execute(trx);
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: change === 'confirm' ? 'device-confirmed' : 'device-revoked',
      subject: deviceId,
      ...(change === 'revoke' && knownReason !== undefined && { details: { reason: knownReason } }),
      at: now(),
    });
    return succeed(undefined);
  });
}
