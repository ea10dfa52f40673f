/** The tables of P12 and what is wanted of them. */

import type { BenchResult, BenchTable } from './bench.ts';
import { median } from './median.ts';
import { percentileOf } from './open-throttled.ts';
import type { PhonesSaw } from './peers/returning-phones.ts';

export interface HourSizes {
  readonly teams: number;
  readonly packetsAPhone: number;
  readonly megabytesAPacket: number;
  readonly spreadSeconds: number;
  readonly photoRequests: number;
  readonly photoRounds: number;
  readonly atOnce: number;
  readonly hangingUploads: number;
  readonly abusePhones: number;
  readonly abusePackets: number;
  readonly abuseRounds: number;
  readonly abusers: number;
}

/** Processor milliseconds of a megabyte. */
export interface PhotoCosts {
  readonly ours: number;
  readonly oursInDatabase: number;
  readonly byHand: number;
  /** By hand, with the folder on the disk and a row a request. */
  readonly withRow: number;
}

export interface Held {
  /** Objects and buffers of an upload that stands in the middle of a photograph. */
  readonly usedBytes: number;
  /** The same as the system sees it, which counts what the process keeps for later, too. */
  readonly residentBytes: number;
}

export interface Abuse {
  readonly calm: PhonesSaw;
  readonly beside: PhonesSaw;
}

export interface Hour {
  readonly saw: PhonesSaw;
  readonly held: number;
  /** Of gateway and PostgreSQL. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

interface Seen {
  readonly cost: PhotoCosts;
  readonly memory: Held;
  readonly abuse: Abuse;
  readonly hour: Hour;
}

export function reportHour({ cost, memory, abuse, hour }: Seen, sizes: HourSizes): BenchResult {
  const packets = sizes.teams * sizes.packetsAPhone;
  const photoRatio = cost.ours / cost.byHand;
  const slowed = median(abuse.beside.textMs) / median(abuse.calm.textMs);
  const p99 = percentileOf(hour.saw.textMs, 0.99);
  return {
    tables: [photoTable(cost, sizes), abuseTable(abuse, slowed, sizes), hourTable(hour, packets, sizes)],
    wanted: [
      { figure: 'photographs ÷ by hand ≤ 1.3', seen: photoRatio.toFixed(2), met: photoRatio <= 1.3 },
      {
        figure: `memory of an open upload ≤ 64 KB (${sizes.hangingUploads} at once)`,
        seen: `${kilobytes(memory.usedBytes)} in use, ${kilobytes(memory.residentBytes)} resident`,
        met: Math.max(memory.usedBytes, memory.residentBytes) <= 64 * 1024,
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

function photoTable(cost: PhotoCosts, { photoRequests, photoRounds, atOnce }: HourSizes): BenchTable {
  return {
    title: `photographs, ${photoRequests} packets of 3 × 250 KB, ${atOnce} requests at once, ${photoRounds} rounds`,
    columns: ['processor ms a megabyte', 'median', '÷ by hand'],
    rows: [
      ['stream + sha256 + fsync by hand', cost.byHand, 1],
      ['  with the folder synced and a row a request', cost.withRow, cost.withRow / cost.byHand],
      ['gateway with PostgreSQL', cost.ours, cost.ours / cost.byHand],
      ['  of that: in PostgreSQL', cost.oursInDatabase, cost.oursInDatabase / cost.byHand],
      ['gateway ÷ by hand with folder and row', '', cost.ours / cost.withRow],
    ],
  };
}

function abuseTable({ calm, beside }: Abuse, slowed: number, sizes: HourSizes): BenchTable {
  const row = (name: string, saw: PhonesSaw) => [
    name,
    median(saw.textMs),
    percentileOf(saw.textMs, 0.95),
    median(saw.photoMs),
    saw.seconds,
  ];
  return {
    title: `${sizes.abusePhones} phones with ${sizes.abusePackets} packets each, ${sizes.abusers} abusive clients beside, ${sizes.abuseRounds} rounds`,
    columns: ['ms', 'texts p50', 'texts p95', 'photographs of a packet p50', 'all after s'],
    rows: [
      row('alone', calm),
      row('beside', beside),
      ['beside ÷ alone', slowed, '', '', beside.seconds / calm.seconds],
    ],
  };
}

function hourTable({ saw, held, cpuSeconds, peakBytes }: Hour, packets: number, sizes: HourSizes): BenchTable {
  return {
    title: `${sizes.teams} phones with ${sizes.packetsAPhone} packets each come back within ${sizes.spreadSeconds} s, ${sizes.abusers} abusive clients beside`,
    columns: ['figure', 'seen'],
    rows: [
      ['packets wholly acknowledged', `${held} of ${packets}`],
      ['all after', `${saw.seconds.toFixed(0)} s`],
      ['packets a second', (packets / saw.seconds).toFixed(1)],
      ['megabytes a second', ((packets * sizes.megabytesAPacket) / saw.seconds).toFixed(1)],
      ['texts acknowledged, p50 / p99', `${secondsOf(saw.textMs, 0.5)} / ${secondsOf(saw.textMs, 0.99)} s`],
      ['photographs of a packet, p50 / p99', `${secondsOf(saw.photoMs, 0.5)} / ${secondsOf(saw.photoMs, 0.99)} s`],
      ['asked to come later / connections broken', `${saw.waits} / ${saw.breaks}`],
      ['processors used by gateway and PostgreSQL', (cpuSeconds / saw.seconds).toFixed(2)],
      ['their processor seconds for 1,000 packets', ((cpuSeconds * 1000) / packets).toFixed(1)],
      ['gateway’s memory at most', `${(peakBytes / 1e6).toFixed(0)} MB`],
    ],
  };
}

const secondsOf = (valuesMs: readonly number[], share: number): string =>
  (percentileOf(valuesMs, share) / 1000).toFixed(2);

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;
