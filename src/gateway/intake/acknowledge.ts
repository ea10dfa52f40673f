/**
 * Acknowledgements: the gateway's signed word for what is on disk. One string a state of a packet, signed once, stored,
 * and repeated for ever; so a phone, a carrier and a court see the same one.
 */

import type { Kysely, Transaction } from 'kysely';
import { sql } from '../store/kysely.ts';
import { prepared } from '../store/prepared.ts';
import type { AcknowledgementPayload } from '../../protocol/packet.ts';
import type { GatewayKeys } from '../keys/gateway-keys.ts';
import type { Database } from '../store/schema.ts';
import { readHoldings } from './holdings.ts';
import type { Holding } from './holdings.ts';
import { signAcknowledgement } from './sign-acknowledgement.ts';

export interface Acknowledged {
  readonly acknowledgement: string;
  readonly missing: readonly string[];
}

/**
 * The acknowledgement of each known packet's present state, signed where that state has none yet. To be called in the
 * transaction that made the state and answered only after its commit: what is named must be on disk. `isUnsigned`: most
 * likely none of them has one, so it is not looked for first.
 */
export async function ensureAcknowledgements(
  trx: Transaction<Database>,
  keys: GatewayKeys,
  now: Date,
  pids: readonly string[],
  isUnsigned = false,
): Promise<ReadonlyMap<string, Acknowledged>> {
  const holdings = await readHoldings(trx, pids);
  const stored = isUnsigned ? new Map<string, string>() : await readStored(trx, holdings);
  const unsigned = [...holdings.values()].filter(({ pid }) => !stored.has(pid));
  if (unsigned.length > 0) {
    // Another gateway on the same database may have been quicker; its string is then the one.
    const { rows: kept } = await sql<{ pid: string; jws: string }>`${prepared}
      with completed as (
        update packets set complete = true where pid = any(${completedOf(unsigned)}::text[]) and not complete
      )
      insert into acknowledgements (pid, have, jws, created_at)
      select pid, have, jws, ${now}::timestamptz from unnest(
        ${unsigned.map(({ pid }) => pid)}::text[], ${unsigned.map(({ key }) => key)}::text[],
        ${unsigned.map((holding) => signAcknowledgement(keys, payloadOf(holding)))}::text[]
      ) as given (pid, have, jws)
      on conflict do nothing returning pid, jws
    `.execute(trx);
    for (const { pid, jws } of kept) stored.set(pid, jws);
    if (kept.length < unsigned.length) for (const [pid, jws] of await readStored(trx, holdings)) stored.set(pid, jws);
  }
  return join(holdings, stored);
}

/** The stored acknowledgements of the packets' present states; signs nothing. Unknown pids are absent. */
export async function readAcknowledgements(
  db: Kysely<Database>,
  pids: readonly string[],
): Promise<ReadonlyMap<string, Acknowledged>> {
  const holdings = await readHoldings(db, pids);
  return join(holdings, await readStored(db, holdings));
}

function payloadOf(holding: Holding): AcknowledgementPayload {
  return {
    v: 1,
    pid: holding.pid,
    header: holding.headerSha256,
    have: holding.have,
    complete: holding.complete,
    ...(holding.review && { review: true }),
    receivedAt: holding.receivedAt.toISOString(),
    durability: 'disk',
  };
}

async function readStored(db: Kysely<Database>, holdings: ReadonlyMap<string, Holding>): Promise<Map<string, string>> {
  if (holdings.size === 0) return new Map();
  const pids = [...holdings.keys()];
  const haveKeys = [...holdings.values()].map(({ key }) => key);
  // Named twice, so that the index is taken also while the planner knows nothing about the tables yet.
  const { rows } = await sql<{ pid: string; jws: string }>`${prepared}
    select a.pid, a.jws from acknowledgements a
    join unnest(${pids}::text[], ${haveKeys}::text[]) as wanted (pid, have) on wanted.pid = a.pid and wanted.have = a.have
    where a.pid = any(${pids}::text[])
  `.execute(db);
  return new Map(rows.map(({ pid, jws }) => [pid, jws]));
}

function completedOf(holdings: readonly Holding[]): string[] {
  return holdings.filter(({ complete }) => complete).map(({ pid }) => pid);
}

function join(
  holdings: ReadonlyMap<string, Holding>,
  stored: ReadonlyMap<string, string>,
): ReadonlyMap<string, Acknowledged> {
  const joined = new Map<string, Acknowledged>();
  for (const { pid, missing } of holdings.values()) {
    const acknowledgement = stored.get(pid);
    if (acknowledgement !== undefined) joined.set(pid, { acknowledgement, missing });
  }
  return joined;
}
