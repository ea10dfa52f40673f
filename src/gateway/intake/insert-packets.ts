/** Writes new packets and the parts they list; kept apart from the decisions about them. */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { ReceivedPacket } from './verify-header.ts';

/**
 * The pids that were inserted; one that another transaction took first is not among them. Packets of a revoked device
 * are kept for review: nothing is lost and nothing is trusted.
 */
export async function insertPackets(
  trx: Transaction<Database>,
  packets: readonly ReceivedPacket[],
  isRevoked: (packet: ReceivedPacket) => boolean,
  now: Date,
): Promise<ReadonlySet<string>> {
  if (packets.length === 0) return new Set();
  // In one order for every writer: two gateways that take the same pids must not wait for each other crosswise.
  const ordered = [...packets].sort((a, b) => (a.header.pid < b.header.pid ? -1 : 1));
  const rows = await trx
    .insertInto('packets')
    .values(
      ordered.map((packet) => ({
        pid: packet.header.pid,
        device_id: packet.header.dev,
        seq: packet.header.seq,
        header: packet.jws,
        header_sha256: packet.headerSha256,
        text: packet.text,
        supersedes: packet.header.supersedes ?? null,
        received_at: now,
        complete: packet.header.parts.length === 1,
        review: isRevoked(packet) ? 'device-revoked' : null,
        opening: 'waiting' as const,
        dossier_id: null,
      })),
    )
    .onConflict((conflict) => conflict.column('pid').doNothing())
    .returning('pid')
    .execute();
  const inserted = new Set(rows.map(({ pid }) => pid));
  await insertParts(
    trx,
    ordered.filter(({ header }) => inserted.has(header.pid)),
  );
  return inserted;
}

async function insertParts(trx: Transaction<Database>, packets: readonly ReceivedPacket[]): Promise<void> {
  const listed = packets.flatMap(({ header }) =>
    header.parts.map((part, index) => ({ pid: header.pid, index, sha256: part.sha256, len: part.len })),
  );
  if (listed.length === 0) return;
  await trx.insertInto('packet_parts').values(listed).execute();
  const papers = new Map(listed.filter(({ index }) => index > 0).map(({ sha256, len }) => [sha256, len]));
  if (papers.size === 0) return;
  const digests = [...papers.keys()].sort();
  await trx
    .insertInto('parts')
    .values(digests.map((sha256) => ({ sha256, len: papers.get(sha256) ?? 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Held until commit, so that a part that becomes complete just now sees this packet, or this packet sees it complete.
  await sql`select 1 from parts where sha256 = any(${digests}) order by sha256 for share`.execute(trx);
}
