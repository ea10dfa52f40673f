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
import { sql } from 'kysely';
import { openStore } from '../../src/gateway/store/open-store.ts';
import type { Bench, BenchResult, BenchTable } from './bench.ts';
import { findFreePort } from './find-free-port.ts';
import { median } from './median.ts';
import { percentileOf } from './open-throttled.ts';
import { startPeer, stopPeer, tellPeer } from './peer-process.ts';
import type { PhoneTask, PhonesSaw } from './peers/returning-phones.ts';
import { readCpuMs, readFamilyCpuMs, readResidentBytes } from './process-cpu.ts';

const teams = Number(process.env['PHONES'] ?? (process.env['SLOW'] ? 4_327 : 500));
const packetsAPhone = 20;
const spreadMs = 20_000;
const photoBytes = 250 * 1024;
const photosAPacket = 3;
/** The cheaper comparisons: a part of the phones, so that turns are short. */
const fewPhones = 40;
const fewPackets = 5;
const rounds = 3;
const atOnce = 16;
const hangingUploads = 150;
const abusers = 30;

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
      return report({ cost, memory, abuse, hour });
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
  const byHand = await startPeer('write-by-hand', String(handPort), handDir, String(photoBytes));
  const origin = `http://127.0.0.1:${port}`;
  const { databaseUrl } = gateway.said;
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

/** Processor milliseconds of a megabyte of photographs: ours with the database's, and by hand; turn by turn. */
async function comparePhotos(place: Place): Promise<{ readonly ours: number; readonly byHand: number }> {
  const megabytes = (fewPhones * fewPackets * photosAPacket * photoBytes) / 1e6;
  const ours: number[] = [];
  const byHand: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await place.tell({ task: 'prepare', phones: fewPhones, packets: fewPackets });
    await place.tell({ task: 'texts', atOnce });
    const before = readCpuMs(place.gateway.pid ?? 0) + place.databaseCpuMs();
    await place.tell({ task: 'photos', atOnce });
    const after = readCpuMs(place.gateway.pid ?? 0) + place.databaseCpuMs();
    const handBefore = readCpuMs(place.byHand.pid ?? 0);
    await place.tell({ task: 'by-hand', url: place.byHandUrl, requests: fewPhones * fewPackets, atOnce });
    const handAfter = readCpuMs(place.byHand.pid ?? 0);
    // The first round is for the compilers.
    if (round === 0) continue;
    ours.push((after - before) / megabytes);
    byHand.push((handAfter - handBefore) / megabytes);
  }
  return { ours: median(ours), byHand: median(byHand) };
}

/** Bytes of the gateway's process for an upload that stands in the middle of its photographs. */
async function measureMemory(place: Place): Promise<number> {
  await place.tell({ task: 'prepare', phones: hangingUploads, packets: 1 });
  await place.tell({ task: 'texts', atOnce });
  const before = readResidentBytes(place.gateway.pid ?? 0);
  await place.tell({ task: 'hang', uploads: hangingUploads });
  const during = readResidentBytes(place.gateway.pid ?? 0);
  await place.tell({ task: 'let-go' });
  return Math.max(0, during - before) / hangingUploads;
}

interface Abuse {
  readonly calm: PhonesSaw;
  readonly beside: PhonesSaw;
}

async function compareAbuse(place: Place): Promise<Abuse> {
  const few = { task: 'prepare', phones: fewPhones * 2, packets: fewPackets } as const;
  const task = { task: 'return', spreadMs: 5_000 } as const;
  await place.tell(few);
  const calm = await place.tell(task);
  const { child } = await startPeer('abusive-clients', place.origin, String(abusers));
  await place.tell(few);
  const beside = await place.tell(task);
  await stopPeer(child);
  return { calm, beside };
}

interface Hour {
  readonly saw: PhonesSaw;
  readonly held: number;
  readonly cpuShare: number;
  readonly peakBytes: number;
}

async function liveTheHour(place: Place, folder: string): Promise<Hour> {
  const bytes = teams * packetsAPhone * photosAPacket * photoBytes;
  const { bavail, bsize } = statfsSync(folder);
  if (bytes * 1.1 > bavail * bsize)
    throw new Error(`the hour needs ${(bytes / 1e9).toFixed(0)} GB of disk; PHONES= makes it smaller`);
  const heldBefore = await place.countAcknowledged();
  await place.tell({ task: 'prepare', phones: teams, packets: packetsAPhone });
  const { child } = await startPeer('abusive-clients', place.origin, String(abusers));
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
  return { saw, held, cpuShare: (after - before) / (saw.seconds * 1000), peakBytes };
}

function report(seen: {
  readonly cost: { readonly ours: number; readonly byHand: number };
  readonly memory: number;
  readonly abuse: Abuse;
  readonly hour: Hour;
}): BenchResult {
  const { cost, memory, abuse, hour } = seen;
  const packets = teams * packetsAPhone;
  const photoRatio = cost.ours / cost.byHand;
  const slowed = median(abuse.beside.textMs) / median(abuse.calm.textMs);
  const p99 = percentileOf(hour.saw.textMs, 0.99);
  return {
    tables: [
      {
        title: `photographs, ${fewPhones * fewPackets} packets of 3 × 250 KB, ${atOnce} requests at once, ${rounds} rounds`,
        columns: ['processor ms a megabyte', 'median', '÷ by hand'],
        rows: [
          ['stream + sha256 + fsync by hand', cost.byHand, 1],
          ['gateway with PostgreSQL', cost.ours, photoRatio],
        ],
      },
      abuseTable(abuse, slowed),
      hourTable(hour, packets),
    ],
    wanted: [
      { figure: 'photographs ÷ by hand ≤ 1.3', seen: photoRatio.toFixed(2), met: photoRatio <= 1.3 },
      {
        figure: `memory of an open upload ≤ 64 KB (${hangingUploads} at once)`,
        seen: `${(memory / 1024).toFixed(0)} KB`,
        met: memory <= 64 * 1024,
      },
      { figure: 'p99 of a text’s acknowledgement ≤ 2 s', seen: `${(p99 / 1000).toFixed(1)} s`, met: p99 <= 2_000 },
      {
        figure: 'honest phones beside abusive clients ≤ 1.2 of without (median text)',
        seen: slowed.toFixed(2),
        met: slowed <= 1.2,
      },
      {
        figure: 'packets wholly held = sent, 0 refused',
        seen: `${hour.held} of ${packets}, ${hour.saw.lost} refused`,
        met: hour.held === packets && hour.saw.lost === 0,
      },
    ],
  };
}

function abuseTable({ calm, beside }: Abuse, slowed: number): BenchTable {
  const row = (name: string, saw: PhonesSaw) => [
    name,
    median(saw.textMs),
    percentileOf(saw.textMs, 0.95),
    median(saw.photoMs),
    saw.seconds,
  ];
  return {
    title: `${fewPhones * 2} phones with ${fewPackets} packets each, ${abusers} abusive clients beside`,
    columns: ['ms', 'texts p50', 'texts p95', 'photographs of a packet p50', 'all after s'],
    rows: [
      row('alone', calm),
      row('beside', beside),
      ['beside ÷ alone', slowed, '', '', beside.seconds / calm.seconds],
    ],
  };
}

function hourTable({ saw, held, cpuShare, peakBytes }: Hour, packets: number): BenchTable {
  return {
    title: `${teams} phones with ${packetsAPhone} packets each come back within ${spreadMs / 1000} s, ${abusers} abusive clients beside`,
    columns: ['figure', 'seen'],
    rows: [
      ['packets wholly acknowledged', `${held} of ${packets}`],
      ['all after', `${saw.seconds.toFixed(0)} s`],
      ['packets a second', (packets / saw.seconds).toFixed(1)],
      ['megabytes a second', ((packets * photosAPacket * photoBytes) / 1e6 / saw.seconds).toFixed(1)],
      ['texts acknowledged, p50 / p99', `${secondsOf(saw.textMs, 0.5)} / ${secondsOf(saw.textMs, 0.99)} s`],
      ['photographs of a packet, p50 / p99', `${secondsOf(saw.photoMs, 0.5)} / ${secondsOf(saw.photoMs, 0.99)} s`],
      ['asked to come later / connections broken', `${saw.waits} / ${saw.breaks}`],
      ['processors used by gateway and PostgreSQL', cpuShare.toFixed(2)],
      ['gateway’s memory at most', `${(peakBytes / 1e6).toFixed(0)} MB`],
    ],
  };
}

const secondsOf = (valuesMs: readonly number[], share: number): string =>
  (percentileOf(valuesMs, share) / 1000).toFixed(2);
