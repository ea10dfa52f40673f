/**
 * P12: the hour in which everybody comes back. The real gateway on its embedded PostgreSQL, everything durable; phones of
 * one process, each with 20 packets of a text and three photographs; beside them clients that mean harm. What photographs
 * cost is held against a server that does nothing but write, hash and sync the same bytes; what the abusive cost the honest,
 * against the same without them. `PHONES=` makes it smaller, `SLOW=1` has the province's 4,327.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openStore } from '../../src/gateway/store/open-store.ts';
import type { Bench } from './bench.ts';
import { findFreePort } from './find-free-port.ts';
import { median } from './median.ts';
import { reportHour } from './p12-report.ts';
import type { Abuse, Held, Hour, HourSizes, PhotoCosts } from './p12-report.ts';
import { startPeer, stopPeer, tellPeer } from './peer-process.ts';
import type { MemoryUse } from './peers/intake-gateway.ts';
import type { PhoneTask, PhonesSaw } from './peers/returning-phones.ts';
import { readCpuMs, readFamilyCpuMs, readResidentBytes } from './process-cpu.ts';

const teams = Number(process.env['PHONES'] ?? (process.env['SLOW'] ? 4_327 : 500));
const packetsAPhone = 20;
const spreadMs = 20_000;
const photoBytes = 250 * 1024;
const photosAPacket = 3;
/** The cheaper comparisons: a part of the phones, so that turns are short. */
const fewPhones = Math.min(40, teams);
const fewPackets = 5;
const rounds = 3;
/** Until compilers have done their work: a gateway runs for months. */
const warmingRounds = 3;
const atOnce = 16;
/** So many that what each holds shows beside what the process holds anyway; the first of them are to fill its pools. */
const warmingUploads = 300;
const hangingUploads = 1_000;
const settlingMs = 3_000;
const abusers = 30;
/** With and without abuse in turn; each time from an address that was not refused yet. */
const abuseRounds = 3;
const sizes: HourSizes = {
  teams,
  packetsAPhone,
  megabytesAPacket: (photosAPacket * photoBytes) / 1e6,
  spreadSeconds: spreadMs / 1000,
  photoRequests: fewPhones * fewPackets,
  photoRounds: rounds,
  atOnce,
  hangingUploads,
  abusePhones: fewPhones * 2,
  abusePackets: fewPackets,
  abuseRounds,
  abusers,
};

export const everybodyReturns: Bench = {
  name: 'P12',
  title: 'The hour when everybody comes back: photographs ÷ by hand, memory of an open upload, waits, abuse',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gocua-hour-'));
    const place = await openPlace(folder);
    try {
      const cost = await comparePhotos(place);
      const memory = await measureMemory(place);
      const abuse = await compareAbuse(place);
      const hour = await liveTheHour(place, folder);
      return reportHour({ cost, memory, abuse, hour }, sizes);
    } finally {
      await place.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Place {
  readonly origin: string;
  readonly gateway: ChildProcess;
  readonly byHand: ChildProcess;
  readonly byHandUrl: string;
  tell<Answer = PhonesSaw>(task: PhoneTask): Promise<Answer>;
  databaseCpuMs(): number;
  countAcknowledged(): Promise<number>;
  close(): Promise<void>;
}

async function openPlace(folder: string): Promise<Place> {
  const dataDir = join(folder, 'data');
  const handDir = join(folder, 'by-hand');
  mkdirSync(handDir);
  const [port, handPort] = [await findFreePort(), await findFreePort()];
  const gateway = await startPeer<{ databaseUrl: string }>('intake-gateway', dataDir, String(port));
  const { databaseUrl } = gateway.said;
  const byHand = await startPeer('write-by-hand', String(handPort), handDir, String(photoBytes), databaseUrl);
  const origin = `http://127.0.0.1:${port}`;
  const phones = await startPeer('returning-phones', origin, dataDir, databaseUrl);
  const [postmaster = ''] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const db = openStore(databaseUrl, { connections: 1 });
  return {
    origin,
    gateway: gateway.child,
    byHand: byHand.child,
    byHandUrl: `http://127.0.0.1:${handPort}/`,
    tell: (task) => tellPeer(phones.child, task),
    databaseCpuMs: () => readFamilyCpuMs(Number(postmaster)),
    async countAcknowledged() {
      const row = await db
        .selectFrom('packets')
        .where('complete', '=', true)
        .select(sql<number>`count(*)::integer`.as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async close() {
      await db.destroy();
      for (const child of [phones.child, byHand.child, gateway.child]) await stopPeer(child);
    },
  };
}

/** Processor milliseconds of a megabyte of photographs, the database's included; turn by turn. */
async function comparePhotos(place: Place): Promise<PhotoCosts> {
  const { gateway, byHand, byHandUrl, databaseCpuMs, tell } = place;
  const requests = fewPhones * fewPackets;
  const megabytes = (requests * photosAPacket * photoBytes) / 1e6;
  const seen = {
    ours: [] as number[],
    oursInDatabase: [] as number[],
    byHand: [] as number[],
    withRow: [] as number[],
  };
  const measure = async (child: ChildProcess, work: PhoneTask): Promise<{ all: number; database: number }> => {
    const before = [readCpuMs(child.pid ?? 0), databaseCpuMs()] as const;
    await tell(work);
    const database = databaseCpuMs() - before[1];
    return { all: (readCpuMs(child.pid ?? 0) - before[0] + database) / megabytes, database: database / megabytes };
  };
  for (let round = 0; round < warmingRounds + rounds; round += 1) {
    await tell({ task: 'prepare', phones: fewPhones, packets: fewPackets });
    await tell({ task: 'texts', atOnce });
    const ours = await measure(gateway, { task: 'photos', atOnce });
    const plain = await measure(byHand, { task: 'by-hand', url: byHandUrl, requests, atOnce });
    const withRow = await measure(byHand, { task: 'by-hand', url: `${byHandUrl}rows`, requests, atOnce });
    if (round < warmingRounds) continue;
    seen.ours.push(ours.all);
    seen.oursInDatabase.push(ours.database);
    // Nothing of it is in the database, whatever that is busy with.
    seen.byHand.push(plain.all - plain.database);
    seen.withRow.push(withRow.all);
  }
  return {
    ours: median(seen.ours),
    oursInDatabase: median(seen.oursInDatabase),
    byHand: median(seen.byHand),
    withRow: median(seen.withRow),
  };
}

async function measureMemory(place: Place): Promise<Held> {
  const read = async (): Promise<MemoryUse> => {
    await sleep(settlingMs);
    return await tellPeer<MemoryUse>(place.gateway, {});
  };
  await place.tell({ task: 'prepare', phones: warmingUploads, packets: 1 });
  await place.tell({ task: 'texts', atOnce });
  await place.tell({ task: 'hang', uploads: warmingUploads });
  await sleep(settlingMs);
  await place.tell({ task: 'let-go' });
  await place.tell({ task: 'prepare', phones: hangingUploads, packets: 1 });
  await place.tell({ task: 'texts', atOnce });
  const before = await read();
  await place.tell({ task: 'hang', uploads: hangingUploads });
  const during = await read();
  await place.tell({ task: 'let-go' });
  await sleep(settlingMs);
  const forOne = (which: keyof MemoryUse): number => Math.max(0, during[which] - before[which]) / hangingUploads;
  return { usedBytes: forOne('usedBytes'), residentBytes: forOne('residentBytes') };
}

async function compareAbuse(place: Place): Promise<Abuse> {
  const few = { task: 'prepare', phones: fewPhones * 2, packets: fewPackets } as const;
  const task = { task: 'return', spreadMs: 5_000 } as const;
  const calm: PhonesSaw[] = [];
  const beside: PhonesSaw[] = [];
  for (let round = 0; round < abuseRounds; round += 1) {
    await place.tell(few);
    calm.push(await place.tell(task));
    await place.tell(few);
    const { child } = await startPeer('abusive-clients', place.origin, String(abusers), `127.0.0.${round + 2}`);
    beside.push(await place.tell(task));
    await stopPeer(child);
  }
  return { calm: joinSaw(calm), beside: joinSaw(beside) };
}

/** All that was seen in several rounds; seconds of the middle one. */
function joinSaw(saw: readonly PhonesSaw[]): PhonesSaw {
  const sum = (of: (one: PhonesSaw) => number): number => saw.reduce((total, one) => total + of(one), 0);
  return {
    seconds: median(saw.map(({ seconds }) => seconds)),
    packets: sum(({ packets }) => packets),
    textMs: saw.flatMap(({ textMs }) => textMs),
    photoMs: saw.flatMap(({ photoMs }) => photoMs),
    waits: sum(({ waits }) => waits),
    breaks: sum(({ breaks }) => breaks),
    lost: sum(({ lost }) => lost),
  };
}

async function liveTheHour(place: Place, folder: string): Promise<Hour> {
  const bytes = teams * packetsAPhone * photosAPacket * photoBytes;
  const { bavail, bsize } = statfsSync(folder);
  if (bytes * 1.1 > bavail * bsize)
    throw new Error(`the hour needs ${(bytes / 1e9).toFixed(0)} GB of disk; PHONES= makes it smaller`);
  const heldBefore = await place.countAcknowledged();
  await place.tell({ task: 'prepare', phones: teams, packets: packetsAPhone });
  const { child } = await startPeer('abusive-clients', place.origin, String(abusers), '127.0.0.99');
  let peakBytes = 0;
  const watching = setInterval(() => {
    peakBytes = Math.max(peakBytes, readResidentBytes(place.gateway.pid ?? 0));
  }, 500);
  const before = readCpuMs(place.gateway.pid ?? 0) + place.databaseCpuMs();
  const saw = await place.tell({ task: 'return', spreadMs });
  const after = readCpuMs(place.gateway.pid ?? 0) + place.databaseCpuMs();
  clearInterval(watching);
  await stopPeer(child);
  const held = (await place.countAcknowledged()) - heldBefore;
  return { saw, held, cpuSeconds: (after - before) / 1000, peakBytes };
}
