/**
 * How much one device may hand in: a day's allowance that no honest team reaches, a handful while its inviter has not
 * confirmed it, and never below the disk's floor. Counted in memory from what the tables say, so a restart forgets nothing.
 */

import type { Kysely } from 'kysely';
import { sql } from '../store/kysely.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { DiskFull } from '../blobs/blobs.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { Database } from '../store/schema.ts';

export interface QuotaLimits {
  readonly packetsADay: number;
  readonly bytesADay: number;
  /** Packets in all, as long as the device is not confirmed. */
  readonly unconfirmedPackets: number;
  /** Bytes that stay free on the disk, for the database and the desk. */
  readonly diskFloorBytes: number;
}

export const defaultQuotaLimits: QuotaLimits = {
  packetsADay: 2_000,
  bytesADay: 4 * 1024 ** 3,
  unconfirmedPackets: 20,
  diskFloorBytes: 200 * 1024 ** 2,
};

interface Usage {
  readonly day: string;
  readonly readAtMs: number;
  packets: number;
  bytes: number;
  packetsEver: number;
}

export interface Quota {
  /** Takes the allowance for one new packet. Problem: quota-exceeded, `limit` the seconds after which to ask again. */
  reserve(db: Kysely<Database>, device: QuotaDevice, bytes: number, now: Date): Promise<Result<void>>;
  /** Gives back what was taken for a packet that was not kept after all. */
  release(device: QuotaDevice, bytes: number): void;
  /** Whether `bytes` more still leave the disk its floor. */
  hasRoom(bytes: number): Promise<boolean>;
  /** The same for a new packet: besides what is on disk, what packets of the last day announced is on its way. */
  hasRoomForPacket(db: Kysely<Database>, bytes: number, now: Date): Promise<boolean>;
}

interface QuotaDevice {
  readonly deviceId: string;
  readonly confirmed: boolean;
}

const mostKeptUsages = 20_000;
const freeBytesAgeMs = 1_000;
/** What other gateways on the same database have taken meanwhile is seen after this. */
const usageAgeMs = 60_000;
/** An hour for a day's allowance; a minute for a device that somebody is about to confirm. */
const dayRetrySeconds = 3_600;
const unconfirmedRetrySeconds = 60;

export function newQuota(blobs: Blobs, limits: QuotaLimits = defaultQuotaLimits): Quota {
  const usages = new Map<string, Usage>();
  let free = { bytes: 0, atMs: -Infinity };
  let awaited = { bytes: 0, atMs: -Infinity };

  async function freeBytes(): Promise<number> {
    if (performance.now() - free.atMs > freeBytesAgeMs) {
      free = { bytes: await readFreeBytes(blobs), atMs: performance.now() };
    }
    return free.bytes;
  }

  async function usageOf(db: Kysely<Database>, deviceId: string, now: Date): Promise<Usage> {
    const day = vietnamDay(now);
    const known = usages.get(deviceId);
    if (known?.day === day && performance.now() - known.readAtMs < usageAgeMs) return known;
    const usage = await readUsage(db, deviceId, day);
    if (usages.size >= mostKeptUsages) usages.clear();
    usages.set(deviceId, usage);
    return usage;
  }

  return {
    async reserve(db, device, bytes, now) {
      const usage = await usageOf(db, device.deviceId, now);
      if (!device.confirmed && usage.packetsEver >= limits.unconfirmedPackets) {
        return fail('quota-exceeded', { limit: unconfirmedRetrySeconds });
      }
      if (usage.packets >= limits.packetsADay || usage.bytes + bytes > limits.bytesADay) {
        return fail('quota-exceeded', { limit: dayRetrySeconds });
      }
      usage.packets += 1;
      usage.packetsEver += 1;
      usage.bytes += bytes;
      awaited.bytes += bytes;
      return succeed(undefined);
    },
    release({ deviceId }, bytes) {
      awaited.bytes -= bytes;
      const usage = usages.get(deviceId);
      if (!usage) return;
      usage.packets -= 1;
      usage.packetsEver -= 1;
      usage.bytes -= bytes;
    },
    async hasRoom(bytes) {
      return (await freeBytes()) - bytes >= limits.diskFloorBytes;
    },
    async hasRoomForPacket(db, bytes, now) {
      if (performance.now() - awaited.atMs > freeBytesAgeMs) {
        awaited = { bytes: await readAwaitedBytes(db, now), atMs: performance.now() };
      }
      return (await freeBytes()) - awaited.bytes - bytes >= limits.diskFloorBytes;
    },
  };
}

/** A place that does not answer has no room, for now. */
async function readFreeBytes(blobs: Blobs): Promise<number> {
  try {
    return await blobs.freeBytes();
  } catch (error) {
    if (error instanceof DiskFull) return 0;
    throw error;
  }
}

/**
 * Parts that packets of the last day announced and that are not whole. A device that nobody confirmed cannot keep room
 * from others by announcing what it never sends.
 */
async function readAwaitedBytes(db: Kysely<Database>, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 24 * 3_600_000);
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(len), 0) as bytes from parts where not complete and exists (
      select 1 from packet_parts join packets using (pid) join devices using (device_id)
      where packet_parts.sha256 = parts.sha256 and packets.received_at > ${since} and devices.state <> 'unconfirmed')
  `.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}

async function readUsage(db: Kysely<Database>, deviceId: string, day: string): Promise<Usage> {
  const { rows } = await sql<{ ever: string; packets: string; bytes: string | null }>`
    select count(*) as ever,
      count(*) filter (where received_at >= ${`${day}T00:00:00+07:00`}) as packets,
      (select sum(len) from packet_parts pp join packets p on p.pid = pp.pid
        where p.device_id = ${deviceId} and p.received_at >= ${`${day}T00:00:00+07:00`}) as bytes
    from packets where device_id = ${deviceId}
  `.execute(db);
  const row = rows[0];
  return {
    day,
    readAtMs: performance.now(),
    packets: Number(row?.packets ?? 0),
    bytes: Number(row?.bytes ?? 0),
    packetsEver: Number(row?.ever ?? 0),
  };
}

/** The calendar day in Vietnam, `YYYY-MM-DD`: an allowance begins anew at the team's own midnight. */
function vietnamDay(now: Date): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
