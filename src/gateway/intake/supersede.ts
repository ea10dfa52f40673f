/**
 * Corrections: a packet that a later one of the same device names counts as complete without its parts. Which dossier
 * each belongs to only the opener can see; it undoes this where they differ. A packet that names another device's is
 * kept for review, and that device's packet stays as it was.
 */

import type { Transaction } from 'kysely';
import { sql } from '../store/kysely.ts';
import { recordReviews } from '../store/changes.ts';
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
  const { rows: pairs } = await sql<Pair>`
    select earlier.pid as "earlierPid", later.pid as "laterPid", earlier.device_id = later.device_id as "sameDevice",
      later.review is not null or earlier.review is not null as "inReview", later.opening = 'waiting' as "laterWaits"
    from packets later join packets earlier on earlier.pid = later.supersedes and earlier.pid <> later.pid
    where later.pid = any(${pids}) or later.supersedes = any(${pids})
  `.execute(trx);
  const refused = pairs.filter(({ sameDevice, inReview, laterWaits }) => !sameDevice && !inReview && laterWaits);
  const released = pairs.filter(({ sameDevice, inReview }) => sameDevice && !inReview);
  if (pairs.length === 0) return [];
  const refusedPids = refused.map(({ laterPid }) => laterPid);
  await sql`update packets set review = 'supersedes-refused' where pid = any(${refusedPids})`.execute(trx);
  await recordReviews(trx, refusedPids);
  const releasedPids = released.map(({ earlierPid }) => earlierPid);
  await sql`
    update packets set complete = true, opening = case opening when 'waiting' then 'superseded' else opening end
    where pid = any(${releasedPids})
  `.execute(trx);
  return releasedPids;
}

interface Pair {
  readonly earlierPid: string;
  readonly laterPid: string;
  readonly sameDevice: boolean;
  readonly inReview: boolean;
  readonly laterWaits: boolean;
}
