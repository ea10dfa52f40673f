/** Writes new packets and the parts they list; kept apart from the decisions about them. */

import type { Transaction } from 'kysely';
import { sql } from '../store/kysely.ts';
import type { GatewayKeys } from '../keys/gateway-keys.ts';
import { prepared } from '../store/prepared.ts';
import type { Database } from '../store/schema.ts';
import type { Acknowledged } from './acknowledge.ts';
import { packetsChannel } from './packets-channel.ts';
import { signAcknowledgement } from './sign-acknowledgement.ts';
import type { ReceivedPacket } from './verify-header.ts';

export interface FreshPacket {
  readonly packet: ReceivedPacket;
  /** Of a revoked or locked device: kept for review, so that nothing is lost and nothing is trusted. */
  readonly isRevoked: boolean;
}

export interface InsertedPackets {
  /** By pid; one that another transaction took first is not among them. Absent value: not signed yet. */
  readonly acknowledged: ReadonlyMap<string, Acknowledged | undefined>;
  /** One of them supersedes another packet, or is superseded by one that came before it. */
  readonly isSuperseding: boolean;
}

/**
 * One statement for the packets, their lists and the acknowledgement of the state in which nearly all of them are: the text
 * on disk and nothing else. What may be in another state (a part that is here already, a correction) is left unsigned.
 */
export async function insertPackets(
  trx: Transaction<Database>,
  keys: GatewayKeys,
  fresh: readonly FreshPacket[],
  now: Date,
): Promise<InsertedPackets> {
  if (fresh.length === 0) return { acknowledged: new Map(), isSuperseding: false };
  // In one order for every writer: two gateways that take the same pids must not wait for each other crosswise.
  const ordered = [...fresh].sort((a, b) => (a.packet.header.pid < b.packet.header.pid ? -1 : 1));
  const early = await readCompleteParts(trx, ordered);
  const signed = new Map<string, Acknowledged>();
  for (const one of ordered) {
    const { pid, parts, supersedes } = one.packet.header;
    const papers = parts.slice(1).map(({ sha256 }) => sha256);
    if (supersedes !== undefined || papers.some((sha256) => early.has(sha256))) continue;
    signed.set(pid, { acknowledgement: signFirst(keys, one, now), missing: [...new Set(papers)] });
  }
  const inserted = await insertRows(trx, ordered, signed, now);
  return {
    acknowledged: new Map(inserted.map(({ pid }) => [pid, signed.get(pid)])),
    isSuperseding: inserted.some(({ isSuperseding }) => isSuperseding),
  };
}

/** The state in which only the text is here; its name among the acknowledgements is '0'. */
function signFirst(keys: GatewayKeys, { packet, isRevoked }: FreshPacket, now: Date): string {
  return signAcknowledgement(keys, {
    v: 1,
    pid: packet.header.pid,
    header: packet.headerSha256,
    have: [0],
    complete: packet.header.parts.length === 1,
    ...(isRevoked && { review: true }),
    receivedAt: now.toISOString(),
    durability: 'disk',
  });
}

interface InsertedRow {
  readonly pid: string;
  readonly isSuperseding: boolean;
}

async function insertRows(
  trx: Transaction<Database>,
  fresh: readonly FreshPacket[],
  signed: ReadonlyMap<string, Acknowledged>,
  now: Date,
): Promise<readonly InsertedRow[]> {
  const packets = fresh.map(({ packet }) => packet);
  const headers = packets.map(({ header }) => header);
  const pids = headers.map(({ pid }) => pid);
  const supersedes = headers.map((header) => header.supersedes ?? null);
  const listed = headers.flatMap(({ pid, parts }) => parts.map((part, index) => ({ ...part, pid, index })));
  const first = [...signed].map(([pid, { acknowledgement }]) => ({ pid, acknowledgement }));
  // All texts in one parameter, since in an array they would travel as hexadecimal digits. `count` rather than `exists`,
  // for which the planner would read the whole table, hoping to meet one soon.
  const texts = packets.map(({ text }) => text);
  const starts = texts.map((_, index) => texts.slice(0, index).reduce((sum, { length }) => sum + length, 1));
  const { rows } = await sql<InsertedRow>`${prepared}
    with fresh as (
      insert into packets (pid, device_id, seq, header, header_sha256, text, supersedes, received_at, complete, review, opening)
      select pid, device_id, seq, header, header_sha256, substring(${Buffer.concat(texts)}::bytea from start for len), supersedes, ${now}::timestamptz, complete, review, 'waiting'
      from unnest(
        ${pids}::text[], ${headers.map(({ dev }) => dev)}::text[], ${headers.map(({ seq }) => seq)}::float8[],
        ${packets.map(({ jws }) => jws)}::text[], ${packets.map(({ headerSha256 }) => headerSha256)}::text[],
        ${starts}::int[], ${texts.map(({ length }) => length)}::int[], ${supersedes}::text[],
        ${headers.map(({ parts }) => parts.length === 1)}::boolean[],
        ${fresh.map(({ isRevoked }) => (isRevoked ? 'device-revoked' : null))}::text[]
      ) as given (pid, device_id, seq, header, header_sha256, start, len, supersedes, complete, review)
      on conflict (pid) do nothing returning pid, supersedes
    ), listed as (
      insert into packet_parts (pid, index, sha256, len)
      select pid, index, sha256, len from fresh join unnest(
        ${listed.map(({ pid }) => pid)}::text[], ${listed.map(({ index }) => index)}::int[],
        ${listed.map(({ sha256 }) => sha256)}::text[], ${listed.map(({ len }) => len)}::int[]
      ) as given (pid, index, sha256, len) using (pid)
    ), signed as (
      insert into acknowledgements (pid, have, jws, created_at)
      select pid, '0', jws, ${now}::timestamptz from fresh join unnest(
        ${first.map(({ pid }) => pid)}::text[], ${first.map(({ acknowledgement }) => acknowledgement)}::text[]
      ) as given (pid, jws) using (pid)
    )
    select pid, pg_notify(${packetsChannel}, ''),
      supersedes is not null
        or (select count(*) from packets where packets.supersedes = any(${pids})) > 0 as "isSuperseding"
    from fresh
  `.execute(trx);
  return rows;
}

/**
 * Digests of papers that are here already. The rows of all listed ones are held until commit, so that a part that becomes
 * complete just now sees these packets, or they see it complete.
 */
async function readCompleteParts(
  trx: Transaction<Database>,
  fresh: readonly FreshPacket[],
): Promise<ReadonlySet<string>> {
  const papers = new Map(
    fresh.flatMap(({ packet }) => packet.header.parts.slice(1).map(({ sha256, len }) => [sha256, len])),
  );
  if (papers.size === 0) return new Set();
  const digests = [...papers.keys()].sort();
  const lens = digests.map((sha256) => papers.get(sha256) ?? 0);
  await sql`
    insert into parts (sha256, len) select sha256, len from unnest(${digests}::text[], ${lens}::int[]) as given (sha256, len)
    on conflict do nothing
  `.execute(trx);
  const { rows } = await sql<{ sha256: string; complete: boolean }>`
    select sha256, complete from parts where sha256 = any(${digests}) order by sha256 for share
  `.execute(trx);
  return new Set(rows.filter(({ complete }) => complete).map(({ sha256 }) => sha256));
}
