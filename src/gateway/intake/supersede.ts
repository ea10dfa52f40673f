/**
 * Corrections: a packet that a later one of the same device names counts as complete without its parts. Which dossier
 * each belongs to only the opener can see; it undoes this where they differ. A packet that names another device's is
 * kept for review, and that device's packet stays as it was.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { ReceivedPacket } from './verify-header.ts';

/**
 * For packets just inserted: what they supersede, and what supersedes them (carriers bring packets in any order). Answers
 * the pids that now count as complete, so that this is signed too.
 */
export async function supersede(
  trx: Transaction<Database>,
  packets: readonly ReceivedPacket[],
): Promise<readonly string[]> {
  if (packets.length === 0) return [];
  const pids = packets.map(({ header }) => header.pid);
  await sql`
    update packets set review = 'supersedes-refused'
    from packets earlier
    where earlier.pid = packets.supersedes and earlier.device_id <> packets.device_id
      and packets.review is null and packets.opening = 'waiting'
      and (packets.pid = any(${pids}) or earlier.pid = any(${pids}))
  `.execute(trx);
  const released = await sql<{ pid: string }>`
    update packets set complete = true, opening = case packets.opening when 'waiting' then 'superseded' else packets.opening end
    from packets later
    where later.supersedes = packets.pid and later.device_id = packets.device_id and later.pid <> packets.pid
      and later.review is null and packets.review is null
      and (packets.pid = any(${pids}) or later.pid = any(${pids}))
    returning packets.pid
  `.execute(trx);
  return released.rows.map(({ pid }) => pid);
}
