/** Parts are whole and durable: says so in the tables and signs what that changes for the packets that list them. */

import { sql } from '../store/kysely.ts';
import type { GatewayContext } from '../context.ts';
import { prepared } from '../store/prepared.ts';
import { ensureAcknowledgements } from './acknowledge.ts';
import type { Acknowledged } from './acknowledge.ts';
import { packetsChannel } from './packets-channel.ts';

export interface WholePart {
  readonly sha256: string;
  readonly len: number;
}

/**
 * All in one transaction; answers where the packets stand that list them. Safe to repeat. The packets' rows are locked, so
 * that two parts that become whole at the same moment in two transactions see each other and one of them signs `complete`.
 */
export async function finishParts(
  context: GatewayContext,
  parts: readonly WholePart[],
): Promise<ReadonlyMap<string, Acknowledged>> {
  const digests = parts.map(({ sha256 }) => sha256);
  return await context.db.transaction().execute(async (trx) => {
    // Locked in one order, here and by the packets that list them: no two writers wait for each other crosswise.
    const { rows: changed } = await sql`${prepared}
      with given as (
        select distinct on (sha256) sha256, len
        from unnest(${digests}::text[], ${parts.map(({ len }) => len)}::int[]) as given (sha256, len)
      ), locked as (
        select sha256 from parts where sha256 = any(${digests}::text[]) and not complete order by sha256 for update
      )
      update parts set complete = true, len = given.len from given join locked using (sha256)
      where parts.sha256 = given.sha256 and not parts.complete
      returning parts.sha256, pg_notify(${packetsChannel}, '')
    `.execute(trx);
    const { rows: listing } = await sql<{ pid: string }>`${prepared}
      select pid from packets where pid in (select pid from packet_parts where sha256 = any(${digests}::text[]))
      order by pid for update
    `.execute(trx);
    const pids = listing.map(({ pid }) => pid);
    // A part that was not whole before: what its packets are now was not signed yet.
    const isUnsigned = changed.length > 0;
    return await ensureAcknowledgements(trx, context.keys, context.now(), pids, isUnsigned);
  });
}
