/**
 * How much one device may hand in: a day's allowance that no honest team reaches, a handful while its inviter has not
 * confirmed it, and never below the disk's floor. Counted in memory from what the tables say, so a restart forgets nothing.
 */

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
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
  packets: number;
  bytes: number;
  packetsEver: number;
}

export interface Quota {
  /** Takes the allowance for one new packet; false when it is used up. */
  reserve(db: Kysely<Database>, device: QuotaDevice, bytes: number, now: Date): Promise<boolean>;
  /** Whether `bytes` more still leave the disk its floor. */
  hasRoom(bytes: number): Promise<boolean>;
}

interface QuotaDevice {
  readonly deviceId: string;
  readonly confirmed: boolean;
}

const mostKeptUsages = 20_000;
const freeBytesAgeMs = 1_000;

export function newQuota(blobs: Blobs, limits: QuotaLimits = defaultQuotaLimits): Quota {
  const usages = new Map<string, Usage>();
  let free = { bytes: 0, atMs: -Infinity };

  async function usageOf(db: Kysely<Database>, deviceId: string, now: Date): Promise<Usage> {
    const day = vietnamDay(now);
    const known = usages.get(deviceId);
    if (known?.day === day) return known;
    const usage = await readUsage(db, deviceId, day);
    if (usages.size >= mostKeptUsages) usages.clear();
    usages.set(deviceId, usage);
    return usage;
  }

  return {
    async reserve(db, device, bytes, now) {
      const usage = await usageOf(db, device.deviceId, now);
      if (!device.confirmed && usage.packetsEver >= limits.unconfirmedPackets) return false;
      if (usage.packets >= limits.packetsADay || usage.bytes + bytes > limits.bytesADay) return false;
      usage.packets += 1;
      usage.packetsEver += 1;
      usage.bytes += bytes;
      return true;
    },
    async hasRoom(bytes) {
      if (performance.now() - free.atMs > freeBytesAgeMs) {
        free = { bytes: await blobs.freeBytes(), atMs: performance.now() };
      }
      return free.bytes - bytes >= limits.diskFloorBytes;
    },
  };
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
    packets: Number(row?.packets ?? 0),
    bytes: Number(row?.bytes ?? 0),
    packetsEver: Number(row?.ever ?? 0),
  };
}

/** The calendar day in Vietnam, `YYYY-MM-DD`: an allowance begins anew at the team's own midnight. */
function vietnamDay(now: Date): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
