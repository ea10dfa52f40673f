/**
 * Takes a group of verified packets into the tables in one transaction and answers each with its acknowledgement. The
 * same packet any number of times, from any carrier, at the same moment, is one row and one acknowledgement.
 */

import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { ensureAcknowledgements } from './acknowledge.ts';
import type { Acknowledged } from './acknowledge.ts';
import { insertPackets } from './insert-packets.ts';
import { packetsChannel } from './packets-channel.ts';
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
    const states = await readDeviceStates(trx, packets);
    const held = await readHeldDigests(trx, packets);
    const fresh = new Map<string, ReceivedPacket>();
    const repeated = new Set<ReceivedPacket>();
    for (const packet of packets) {
      const { pid, dev, parts } = packet.header;
      const state = states.get(dev);
      const digest = held.get(pid) ?? fresh.get(pid)?.headerSha256;
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
          fresh.set(pid, packet);
          reserved.push(() => quota.release(device, bytes));
        }
      }
    }

    const revoked = (packet: ReceivedPacket) => states.get(packet.header.dev) === 'revoked';
    const inserted = await insertPackets(trx, [...fresh.values()], revoked, now);
    // Another gateway on the same database may have taken the pid meanwhile.
    const raced = [...fresh.values()].filter(({ header }) => !inserted.has(header.pid));
    const racedDigests = await readHeldDigests(trx, raced);
    for (const packet of raced) {
      if (racedDigests.get(packet.header.pid) === packet.headerSha256) repeated.add(packet);
      else answers.set(packet, await keepApart(trx, packet, now));
    }
    const released = await supersede(
      trx,
      [...fresh.values()].filter(({ header }) => inserted.has(header.pid)),
    );

    const taken = packets.filter((packet) => !answers.has(packet)).map(({ header }) => header.pid);
    const touched = [...new Set([...taken, ...released])];
    const acknowledged = await ensureAcknowledgements(trx, context.keys, now, touched);
    if (inserted.size > 0) {
      await sql`select pg_notify(${packetsChannel}, '')`.execute(trx);
      await writeAudit(trx, {
        actor: 'gateway',
        action: 'packets-received',
        subject: [...inserted][0] ?? '',
        details: { count: inserted.size, pids: [...inserted].join(' ') },
        at: now,
      });
    }
    return packets.map((packet) => {
      const refused = answers.get(packet);
      if (refused) return refused;
      const one = acknowledged.get(packet.header.pid);
      if (!one) throw new Error(`Packet ${packet.header.pid} was taken but not acknowledged`);
      return succeed({ ...one, repeated: repeated.has(packet) });
    });
  });
  // What was not kept costs nobody his allowance.
  kept.catch(() => reserved.forEach((release) => release()));
  return await kept;
}

async function readDeviceStates(trx: Transaction<Database>, packets: readonly ReceivedPacket[]) {
  const deviceIds = [...new Set(packets.map(({ header }) => header.dev))];
  const rows = await trx
    .selectFrom('devices')
    .select(['device_id', 'state'])
    .where(sql<boolean>`device_id = any(${deviceIds})`)
    .execute();
  return new Map(rows.map((row) => [row.device_id, row.state]));
}

async function readHeldDigests(trx: Transaction<Database>, packets: readonly ReceivedPacket[]) {
  if (packets.length === 0) return new Map<string, string>();
  const pids = packets.map(({ header }) => header.pid);
  const rows = await trx
    .selectFrom('packets')
    .select(['pid', 'header_sha256'])
    .where(sql<boolean>`pid = any(${pids})`)
    .execute();
  return new Map(rows.map((row) => [row.pid, row.header_sha256]));
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
