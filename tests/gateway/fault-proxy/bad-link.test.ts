/**
 * The phone's own client through a TCP proxy that breaks in every way a link breaks, to a gateway process: everything is
 * delivered once, and bytes on the air are hardly ever repeated. Seconds are diluted where the client has to wait for them
 * (its timers and clock and the link run faster alike); bytes never are, and only bytes are judged.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { encodeFrames } from '../../../src/protocol/frames.ts';
import { countCarried } from '../../fixtures/count-carried.ts';
import { openFaultProxy } from '../../fixtures/fault-proxy.ts';
import type { Break, FaultProxy } from '../../fixtures/fault-proxy.ts';
import { runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { createTestDatabase } from '../../fixtures/start-postgres.ts';
import type { TestDatabase } from '../../fixtures/start-postgres.ts';
import { openSendingPhone } from './sending-phone.ts';
import type { SendingPhone } from './sending-phone.ts';

const proxyPort = 8_870;
const gatewayPort = 8_871;
const kilobyte = 1_000;
/** A text is taken whole or not at all, so a break may cost one: the wire's largest text, and age's own chunk. */
const chunkBytes = 64 * 1024;
const mostDrains = 200;
vi.setConfig({ testTimeout: propertyRuns(180_000, 3_600_000), hookTimeout: 60_000 });

let dataDir: string;
let store: TestDatabase;
let gateway: RunningGateway;
let proxy: FaultProxy;
let phone: SendingPhone;
const sealed = new Set<string>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gocua-bad-link-'));
  store = await createTestDatabase();
  proxy = await openFaultProxy(proxyPort, gatewayPort);
  const env = { DATABASE_URL: store.url, PUBLIC_URL: proxy.origin };
  gateway = await runGateway({ dataDir, port: gatewayPort, env });
  phone = await openSendingPhone(proxy.origin, gateway.invitation ?? '');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  proxy.setPace();
});
afterAll(async () => {
  phone.close();
  await gateway.stop();
  await proxy.close();
  await store.drop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

interface Seen {
  readonly breaks: number;
  readonly unanswered: number;
  readonly onAir: number;
  readonly useful: number;
  readonly resent: number;
}

/** All counts up to now, so that two of them tell what happened in between. */
function look(): Seen {
  return { breaks: proxy.breaks(), unanswered: phone.unanswered(), ...countCarried(proxy.carried()) };
}

function since(before: Seen): Seen {
  const now = look();
  const names = ['breaks', 'unanswered', 'onAir', 'useful', 'resent'] as const;
  return Object.fromEntries(names.map((name) => [name, now[name] - before[name]])) as unknown as Seen;
}

function print(what: string, packets: number, seen: Seen): void {
  const share = ((100 * seen.resent) / seen.useful).toFixed(2);
  process.stdout.write(
    `${what}: ${packets} of ${packets} packets, ${seen.breaks} breaks, ${seen.unanswered} calls unanswered, ` +
      `${seen.useful} useful bytes, ${seen.resent} sent twice (${share} %), ${seen.onAir} on the air\n`,
  );
}

/** Everything that was ever sealed lies complete on the gateway, once, and the phone knows it. */
async function expectAllDelivered(): Promise<void> {
  const delivered = await phone.delivered();
  expect([...sealed].filter((pid) => !delivered.has(pid))).toEqual([]);
  const rows = await store.db.selectFrom('packets').select(['pid', 'complete']).execute();
  expect(rows.filter(({ complete }) => !complete)).toEqual([]);
  expect(rows.map(({ pid }) => pid).sort()).toEqual([...sealed].sort());
}

/** The client's timers and clock run so many times faster. */
function diluteTime(dilution: number): void {
  const machineTimeout = globalThis.setTimeout;
  const machineNow = Date.now;
  const startedMs = machineNow();
  const faster = (run: (...values: unknown[]) => void, delayMs = 0, ...values: unknown[]) =>
    machineTimeout(run, delayMs / dilution, ...values);
  vi.stubGlobal('setTimeout', faster);
  vi.spyOn(Date, 'now').mockImplementation(() => startedMs + (machineNow() - startedMs) * dilution);
}

async function seal(partBytes: readonly number[]): Promise<void> {
  sealed.add(await phone.seal(partBytes));
}

const anyWay: readonly Break[] = ['reset', 'lost-answer', 'close', 'login-page'];

/** By default each kilobyte once, the ways taking turns; with `SLOW=1` each way at each kilobyte. */
const sweeps: readonly { name: string; ways: readonly Break[]; every: number; dilution: number }[] = [
  ...(propertyRuns(1, anyWay.length) === 1 ? [anyWay] : anyWay.map((how) => [how])).map((ways) => ({
    name: ways.join(', '),
    ways,
    every: kilobyte,
    dilution: 1,
  })),
  // Each costs the patience of two requests.
  { name: 'silence', ways: ['silence'], every: propertyRuns(7, 1) * kilobyte, dilution: 30 },
];

it.each(sweeps)('delivers whatever kilobyte of an upload ends in: $name', async ({ name, ways, every, dilution }) => {
  const before = look();
  if (dilution > 1) diluteTime(dilution);
  let packets = 0;
  for (let isReached = true; isReached; packets += 1) {
    const breaks = proxy.breaks();
    await seal([3_000, 12_000, 7_000]);
    proxy.breakAfter((packets + 1) * every, ways[packets % ways.length] ?? 'reset');
    await phone.deliver(mostDrains);
    isReached = proxy.breaks() > breaks;
  }
  const seen = since(before);
  print(`${name} at every ${every} bytes`, packets, seen);
  expect(seen.breaks).toBe(packets - 1);
  expect(seen.breaks * every).toBeGreaterThan(22_000 - every);
  expect(seen.useful).toBeGreaterThan(packets * 22_000);
  expect(seen.resent).toBeLessThanOrEqual(Math.max(seen.breaks, seen.unanswered) * chunkBytes);
  // The phone is back at once, while the gateway still reads what the broken connection brought.
  expect(seen.resent / seen.useful).toBeLessThanOrEqual(0.05);
  await expectAllDelivered();
});

/** Bits a second, and seconds of coverage: what a break costs is what was on its way, so it is judged per link. */
const links = [
  { name: '9.6 kbit/s, 2 s round trip', bitsPerSecond: 9_600, roundTripMs: 2_000, coverageSeconds: 60, dilution: 40 },
  { name: '64 kbit/s, 2 s round trip', bitsPerSecond: 64_000, roundTripMs: 2_000, coverageSeconds: 30, dilution: 20 },
  { name: '1 Mbit/s, 150 ms round trip', bitsPerSecond: 1_000_000, roundTripMs: 150, coverageSeconds: 5, dilution: 4 },
];

it('delivers over slow links that keep breaking, and repeats at most 5 % of the bytes', async () => {
  const total = { useful: 0, resent: 0 };
  for (const link of links) {
    const { useful, resent } = await deliverOver(link);
    total.useful += useful;
    total.resent += resent;
  }
  expect(total.resent / total.useful).toBeLessThanOrEqual(0.05);
});

async function deliverOver(link: (typeof links)[number]): Promise<Seen> {
  const { name, bitsPerSecond, roundTripMs, coverageSeconds, dilution } = link;
  const before = look();
  const bytesPerSecond = bitsPerSecond / 8;
  const coverageBytes = bytesPerSecond * coverageSeconds;
  const packets = propertyRuns(2, 8);
  const paperBytes = Math.round((coverageBytes * 2) / 3);
  for (let packet = 0; packet < packets; packet += 1) await seal([4_000, paperBytes, paperBytes]);
  diluteTime(dilution);
  proxy.setPace({ upBytesPerSecond: bytesPerSecond * dilution, roundTripMs: roundTripMs / dilution });
  let breaks = -1;
  const rearm = setInterval(() => {
    if (proxy.breaks() === breaks) return;
    breaks = proxy.breaks();
    proxy.breakAfter(coverageBytes, 'reset');
  }, 1);
  await phone.deliver(mostDrains).finally(() => clearInterval(rearm));
  const seen = since(before);
  print(name, packets, seen);
  expect(seen.breaks).toBeGreaterThan(0);
  expect(seen.resent).toBeLessThanOrEqual(Math.max(seen.breaks, seen.unanswered) * chunkBytes);
  await expectAllDelivered();
  proxy.setPace();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  return seen;
}

it('would notice a byte that is sent twice', () => {
  const request = (offset: number, count: number): Buffer => {
    const body = encodeFrames([{ type: 'part', sha256: 'ab'.repeat(32), offset, body: new Uint8Array(count) }]);
    return Buffer.concat([
      Buffer.from(`POST /api/v1/pack HTTP/1.1\r\ncontent-length: ${body.length}\r\n\r\n`),
      Buffer.from(body),
    ]);
  };
  const broken = request(0, 1_000).subarray(0, -400);
  expect(countCarried([broken, request(600, 400)])).toMatchObject({ useful: 1_000, resent: 0 });
  expect(countCarried([broken, Buffer.concat([request(500, 500), request(0, 10)])])).toMatchObject({
    useful: 1_000,
    resent: 110,
  });
});
