/**
 * Takes a group of verified packets into the tables in one transaction and answers each with its acknowledgement. The
 * same packet any number of times, from any carrier, at the same moment, is one row and one acknowledgement.
 */

import type { Transaction } from 'kysely';
import { sql } from '../store/kysely.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { prepared } from '../store/prepared.ts';
import type { Database } from '../store/schema.ts';
import { ensureAcknowledgements } from './acknowledge.ts';
import type { Acknowledged } from './acknowledge.ts';
import { insertPackets } from './insert-packets.ts';
import type { FreshPacket } from './insert-packets.ts';
import type { Quota } from './quota.ts';
import { supersede } from './supersede.ts';
import type { ReceivedPacket } from './verify-header.ts';

export interface PacketTaken extends Acknowledged {
  /** It was here before: a carrier repeated it. */
  readonly repeated: boolean;
}

/** One answer for each packet, in order. Problems: unknown-device (removed meanwhile), pid-conflict, busy. */
export async function receivePackets(
  context: GatewayContext,
  quota: Quota,
  packets: readonly ReceivedPacket[],
): Promise<readonly Result<PacketTaken>[]> {
  const now = context.now();
  const reserved: (() => void)[] = [];
  const kept = context.db.transaction().execute(async (trx) => {
    const answers = new Map<ReceivedPacket, Result<never>>();
    const { states, held } = await readKnown(trx, packets, now);
    const fresh = new Map<string, FreshPacket>();
    const repeated = new Set<ReceivedPacket>();
    for (const packet of packets) {
      const { pid, dev, parts } = packet.header;
      const state = states.get(dev);
      const digest = held.get(pid) ?? fresh.get(pid)?.packet.headerSha256;
      if (!state) answers.set(packet, fail('unknown-device'));
      else if (digest === packet.headerSha256) repeated.add(packet);
      else if (digest !== undefined) answers.set(packet, await keepApart(trx, packet, now));
      else {
        const bytes = parts.reduce((sum, part) => sum + part.len, 0);
        const device = { deviceId: dev, confirmed: state !== 'unconfirmed' };
        const isRoomy = await quota.hasRoomForPacket(trx, bytes, now);
        const allowed = isRoomy ? await quota.reserve(trx, device, bytes, now) : fail('disk-full');
        if (!allowed.ok) answers.set(packet, allowed);
        else {
          fresh.set(pid, { packet, isRevoked: state === 'revoked' || state === 'locked' });
          reserved.push(() => quota.release(device, bytes));
        }
      }
    }

    const inserted = await insertPackets(trx, context.keys, [...fresh.values()], now);
    const freshPackets = [...fresh.values()].map(({ packet }) => packet);
    // Another gateway on the same database may have taken the pid meanwhile.
    const raced = freshPackets.filter(({ header }) => !inserted.acknowledged.has(header.pid));
    const racedDigests = raced.length > 0 ? (await readKnown(trx, raced, now)).held : held;
    for (const packet of raced) {
      if (racedDigests.get(packet.header.pid) === packet.headerSha256) repeated.add(packet);
      else answers.set(packet, await keepApart(trx, packet, now));
    }
    const isNew = ({ header }: ReceivedPacket) => inserted.acknowledged.has(header.pid);
    const released = inserted.isSuperseding ? await supersede(trx, freshPackets.filter(isNew)) : [];

    const taken = packets.filter((packet) => !answers.has(packet)).map(({ header }) => header.pid);
    const isOpen = (pid: string) => inserted.acknowledged.get(pid) === undefined || released.includes(pid);
    const touched = [...new Set([...taken, ...released])].filter(isOpen);
    const acknowledged = await ensureAcknowledgements(trx, context.keys, now, touched);
    const pids = [...inserted.acknowledged.keys()];
    if (pids.length > 0) {
      const details = { count: pids.length, pids: pids.join(' ') };
      await writeAudit(trx, {
        actor: 'gateway',
        action: 'packets-received',
        subject: pids[0] ?? '',
        details,
        at: now,
      });
    }
    return packets.map((packet) => {
      const refused = answers.get(packet);
      if (refused) return refused;
      const { pid } = packet.header;
      const one = acknowledged.get(pid) ?? inserted.acknowledged.get(pid);
      if (!one) throw new Error(`Packet ${pid} was taken but not acknowledged`);
      return succeed({ ...one, repeated: repeated.has(packet) });
    });
  });
  // What was not kept costs nobody his allowance.
  kept.catch(() => reserved.forEach((release) => release()));
  return await kept;
}

interface Known {
  /** By device id; whether a device may still send is asked at each commit. */
  readonly states: ReadonlyMap<string, string>;
  /** Digests of the headers that are here, by pid. */
  readonly held: ReadonlyMap<string, string>;
}

async function readKnown(trx: Transaction<Database>, packets: readonly ReceivedPacket[], now: Date): Promise<Known> {
  const deviceIds = [...new Set(packets.map(({ header }) => header.dev))];
  const pids = packets.map(({ header }) => header.pid);
  const today = vietnamDay(now);
  // A person whose time is over counts as locked.
  const { rows } = await sql<{ kind: 'device' | 'packet'; id: string; value: string }>`${prepared}
    select 'device' as kind, device_id as id,
      case when state <> 'revoked' and expires_on < ${today}::text then 'locked' else state end as value
    from devices join people using (person_id) where device_id = any(${deviceIds})
    union all select 'packet', pid, header_sha256 from packets where pid = any(${pids})
  `.execute(trx);
  const mapOf = (wanted: string) =>
    new Map(rows.filter(({ kind }) => kind === wanted).map(({ id, value }) => [id, value]));
  return { states: mapOf('device'), held: mapOf('packet') };
}

/** The same pid with another header: the first stays what it is, the newcomer waits for a person's eyes. */
async function keepApart(trx: Transaction<Database>, packet: ReceivedPacket, now: Date): Promise<Result<never>> {
  const { pid, dev } = packet.header;
  const kept = await trx
    .insertInto('pid_conflicts')
    .values({
      pid,
      header_sha256: packet.headerSha256,
      header: packet.jws,
      text: packet.text,
      received_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('pid')
    .execute();
  if (kept.length > 0) {
    await writeAudit(trx, {
      actor: 'gateway',
      action: 'alarm:pid-conflict',
      subject: pid,
      details: { device: dev, header: packet.headerSha256 },
      at: now,
    });
  }
  return fail('pid-conflict');
}
