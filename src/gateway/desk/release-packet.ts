/**
 * Lets in a packet that came from a revoked or locked device: an official asked the person who held it and believes it.
 * From then on the opener treats it as any other; every rule about what it may change still holds.
 */

import { sql } from '../store/kysely.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { packetsChannel } from '../intake/packets-channel.ts';
import { writeAudit } from '../store/audit.ts';
import type { DeskCaller } from './desk-caller.ts';

/**
 * Problems: not-found (or of another commune), action-not-possible (it lies there for another reason, or was let in
 * already), device-unconfirmed (nobody ever compared the six digits of its device).
 */
export async function releasePacket(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
  pid: string,
): Promise<Result<void>> {
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const packet = await trx
      .selectFrom('packets')
      .innerJoin('devices', 'devices.device_id', 'packets.device_id')
      .innerJoin('people', 'people.person_id', 'devices.person_id')
      .select(['packets.review', 'packets.opening', 'packets.device_id', 'devices.confirmed_at'])
      .where('packets.pid', '=', pid)
      .where('people.commune_code', '=', caller.communeCode)
      .forUpdate('packets')
      .executeTakeFirst();
    if (!packet) return fail('not-found');
    if (packet.review !== 'device-revoked' || packet.opening !== 'waiting') return fail('action-not-possible');
    if (packet.confirmed_at === null) return fail('device-unconfirmed');
    await trx.updateTable('packets').set({ review: null }).where('pid', '=', pid).execute();
    await sql`select pg_notify(${packetsChannel}, '')`.execute(trx);
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'packet-let-in',
      subject: pid,
      details: { device: packet.device_id },
      at: now(),
    });
    return succeed(undefined);
  });
}
