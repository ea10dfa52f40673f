/**
 * What is on disk of a packet, and the name under which that state's acknowledgement is stored. Both `have` and `pack`
 * read it here, so that they can never say different things.
 */

import type { Kysely } from 'kysely';
import { sql } from '../store/kysely.ts';
import { prepared } from '../store/prepared.ts';
import type { Database } from '../store/schema.ts';

export interface Holding {
  readonly pid: string;
  readonly headerSha256: string;
  readonly receivedAt: Date;
  /** Indexes into the header's parts that are on disk; the text (0) always is. */
  readonly have: readonly number[];
  /** Digests still asked for; none for a packet that counts as complete without them (superseded). */
  readonly missing: readonly string[];
  readonly complete: boolean;
  readonly review: boolean;
  /** What `acknowledgements.have` says for this state: the indexes, and whether it is complete in spite of them. */
  readonly key: string;
}

interface HoldingRow {
  readonly pid: string;
  readonly header_sha256: string;
  readonly received_at: Date;
  readonly review: string | null;
  readonly released: boolean;
  readonly index: number;
  readonly sha256: string;
  readonly complete: boolean | null;
}

/** Holdings by pid; unknown pids are absent. */
export async function readHoldings(
  db: Kysely<Database>,
  pids: readonly string[],
): Promise<ReadonlyMap<string, Holding>> {
  if (pids.length === 0) return new Map();
  // Named twice, so that the indexes are taken also while the planner knows nothing about the tables yet.
  const { rows } = await sql<HoldingRow>`${prepared}
    select packets.pid, packets.header_sha256, packets.received_at, packets.review, packets.complete as released,
      packet_parts.index, packet_parts.sha256, parts.complete
    from packets join packet_parts on packet_parts.pid = packets.pid left join parts on parts.sha256 = packet_parts.sha256
    where packets.pid = any(${pids as string[]}::text[]) and packet_parts.pid = any(${pids as string[]}::text[])
    order by packets.pid, packet_parts.index
  `.execute(db);
  const rowsByPid = new Map<string, HoldingRow[]>();
  for (const row of rows) {
    const group = rowsByPid.get(row.pid);
    if (group) group.push(row);
    else rowsByPid.set(row.pid, [row]);
  }
  const holdings = new Map<string, Holding>();
  for (const [pid, parts] of rowsByPid) {
    const packet = parts[0];
    if (!packet) continue;
    // Part 0 lies in the packet's own row; it never needs the blob store.
    const isHeld = (part: HoldingRow) => part.index === 0 || part.complete === true;
    const have = parts.filter(isHeld).map(({ index }) => index);
    const lacking = parts.filter((part) => !isHeld(part)).map(({ sha256 }) => sha256);
    const forgiven = packet.released && lacking.length > 0;
    holdings.set(pid, {
      pid,
      headerSha256: packet.header_sha256,
      receivedAt: packet.received_at,
      have,
      missing: forgiven ? [] : [...new Set(lacking)],
      complete: forgiven || lacking.length === 0,
      review: packet.review !== null,
      key: have.join(',') + (forgiven ? ' superseded' : ''),
    });
  }
  return holdings;
}
