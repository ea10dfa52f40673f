/** A part is whole and durable: says so in the tables and signs what that changes for the packets that list it. */

import { sql } from '../store/kysely.ts';
import type { GatewayContext } from '../context.ts';
import { ensureAcknowledgements } from './acknowledge.ts';
import { packetsChannel } from './packets-channel.ts';

/**
 * Safe to repeat. The packets' rows are locked, so that two parts that become whole at the same moment in two
 * transactions see each other and one of them signs `complete`.
 */
export async function finishPart(
  context: GatewayContext,
  sha256: string,
  len: number,
  knownPids: readonly string[],
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('parts')
      .set({ complete: true, len })
      .where('sha256', '=', sha256)
      .where('complete', '=', false)
      .returning('sha256')
      .execute();
    const listed = await trx.selectFrom('packet_parts').select('pid').distinct().where('sha256', '=', sha256).execute();
    const pids = [...new Set([...knownPids, ...listed.map(({ pid }) => pid)])];
    await sql`select 1 from packets where pid = any(${pids}) order by pid for update`.execute(trx);
    await ensureAcknowledgements(trx, context.keys, context.now(), pids);
    if (changed.length > 0) await sql`select pg_notify(${packetsChannel}, '')`.execute(trx);
  });
}
