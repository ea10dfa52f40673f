/**
 * The one run behind P1, P2 and P3: the same dossiers from real Chromium over the same seeded weak link, by our client to
 * the real gateway and by three peers to theirs. Time is diluted, bytes are not: link, cuts and clients' timers run many times
 * faster, while processors and disks do not, which weighs on whoever computes or asks more.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { buildPages } from './build-pages.ts';
import type { BuiltPages } from './build-pages.ts';
import type { StoredDossiers } from './count-stored.ts';
import { findFreePort } from './find-free-port.ts';
import type { DeliveryReport } from './pages/bench-page.ts';
import { dossierBytes } from './pages/bench-page.ts';
import { installPouchdb } from './peers/install-pouchdb.ts';
import type { LinkShape } from './shaped-link.ts';
import { openShapedLink } from './shaped-link.ts';
import type { ClientName } from './start-servers.ts';
import { startServer } from './start-servers.ts';

/** Fewer for a first look. */
export const dossiers = Number(process.env['BENCH_DOSSIERS'] ?? 40);
/** Less on a machine that others use too: processors and disks are not diluted, so their waits weigh so many times more. */
const dilution = Number(process.env['BENCH_DILUTION'] ?? 5);
/** Some of them alone, `gocua,tus`, because a run of all takes half an hour. */
const clients = (process.env['BENCH_CLIENTS'] ?? 'gocua,tus,multipart,pouchdb').split(',') as ClientName[];

/** A peer is given so many times our own duration; where we do not run ourselves, so many seconds of the link. */
const patience = 3;
const aloneSeconds = Number(process.env['BENCH_PATIENCE_SECONDS'] ?? 1_500);
const longestSeconds = 3_000;

/** Undiluted: 1 Mbit/s up, 150 ms, 2 s dark. */
const upBytesPerSecond = 125_000;
const undiluted = { roundTripMs: 150, darkMs: 2_000, seed: 7 } as const;

/** `BENCH_COVERAGE=5`: one of them alone. */
export const coverages = [
  { name: 'reset every ~15 s', coverageMs: 15_000, wanted: { goodput: 0.985, timesTus: 1.2 } },
  { name: 'reset every ~5 s', coverageMs: 5_000, wanted: { goodput: 0.975, timesTus: 1.6 } },
].filter(({ coverageMs }) => Number(process.env['BENCH_COVERAGE'] ?? coverageMs / 1000) === coverageMs / 1000);

export interface ClientRun extends DeliveryReport {
  readonly client: ClientName;
  readonly coverage: string;
  /** Useful acknowledged bytes ÷ bytes on the air. */
  readonly goodput: number;
  /** Of the bytes on the air, those that were on their way at a reset. */
  readonly lostShare: number;
  /** Useful bits ÷ (rate × time up). */
  readonly linkUse: number;
  /** Time until the text of the last dossier was safe ÷ total; 1 when it never was. */
  readonly textsShare: number;
  readonly cuts: number;
  /** Dossiers that the server holds more than once. */
  readonly duplicates: number;
  /** Dossiers that the client believes delivered and the server does not hold whole. */
  readonly losses: number;
  /** Processor seconds of all of Chromium's processes for one delivered dossier; Infinity when there was none. */
  readonly processorSeconds: number;
}

export const linkNote =
  `${dossiers} dossiers of 4 KB + 4 × 250 KB; 1 Mbit/s up, 150 ms round trip, dark for 2 s after each reset; ` +
  `the same seed of resets for each; a peer is stopped after ${patience} × our duration.`;
export const dilutionNote =
  `Time is diluted ${dilution} ×: link, resets, darkness and the pages' clocks and timers run so many times faster; bytes, ` +
  'processors and disks do not.';

let running: Promise<readonly ClientRun[]> | undefined;

/** The runs, made once in this process. */
export function deliverOverWeakLink(): Promise<readonly ClientRun[]> {
  running ??= measure();
  return running;
}

export function findRun(runs: readonly ClientRun[], client: ClientName, coverage: string): ClientRun | undefined {
  return runs.find((run) => run.client === client && run.coverage === coverage);
}

async function measure(): Promise<readonly ClientRun[]> {
  const pages = await buildPages(clients, clients.includes('pouchdb') ? { pouchdb: installPouchdb() } : {});
  try {
    const runs: ClientRun[] = [];
    for (const { name, coverageMs } of coverages) {
      let stopAfterMs = ((clients.includes('gocua') ? longestSeconds : aloneSeconds) * 1000) / dilution;
      for (const client of clients) {
        const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
        try {
          const run = await measureClient({ browser, pages, client, coverage: name, coverageMs, stopAfterMs });
          if (client === 'gocua') stopAfterMs = patience * run.durationMs;
          runs.push(run);
        } finally {
          await browser.close();
        }
      }
    }
    return runs;
  } finally {
    pages.close();
  }
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface RunOptions {
  readonly browser: Browser;
  readonly pages: BuiltPages;
  readonly client: ClientName;
  readonly coverage: string;
  readonly coverageMs: number;
  readonly stopAfterMs: number;
}

async function measureClient(options: RunOptions): Promise<ClientRun> {
  const { browser, pages, client, coverage, coverageMs, stopAfterMs } = options;
  const shape: LinkShape = {
    upBytesPerSecond: upBytesPerSecond * dilution,
    roundTripMs: undiluted.roundTripMs / dilution,
    coverageMs: coverageMs / dilution,
    darkMs: undiluted.darkMs / dilution,
    seed: undiluted.seed,
  };
  const folder = mkdtempSync(join(tmpdir(), 'gocua-bench-'));
  const serverPort = await findFreePort();
  const link = await openShapedLink(serverPort, shape, await findFreePort());
  const origin = `http://127.0.0.1:${link.port}`;
  const server = startServer(client, folder, serverPort, origin);
  const context = await browser.newContext();
  try {
    const { invitation } = await server.ready;
    const page = await context.newPage();
    await pages.open(page, origin, client, dilution);
    await prepare(page, invitation);
    const secondsBefore = await readProcessorSeconds(browser);
    link.begin();
    const report = await page.evaluate((ms) => window.benchPage?.deliver(ms), stopAfterMs);
    const upSeconds = link.upMs() / 1000;
    const [airBytes, lostBytes, cuts] = [link.airBytes(), link.lostBytes(), link.cuts()];
    if (!report) throw new Error(`the page of ${client} is gone`);
    const seconds = (await readProcessorSeconds(browser)) - secondsBefore;
    const usefulBytes = report.delivered * dossierBytes;
    return {
      ...report,
      client,
      coverage,
      cuts,
      goodput: usefulBytes / airBytes,
      lostShare: lostBytes / airBytes,
      linkUse: usefulBytes / (shape.upBytesPerSecond * upSeconds),
      textsShare: (report.textsSafeMs ?? report.durationMs) / report.durationMs,
      processorSeconds: seconds / report.delivered,
      ...compare(report, await server.countStored()),
    };
  } finally {
    await context.close();
    await link.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function compare({ believed }: DeliveryReport, stored: StoredDossiers): { duplicates: number; losses: number } {
  return {
    duplicates: [...stored.values()].filter((copies) => copies > 1).length,
    losses: believed.filter((index) => !stored.has(index)).length,
  };
}

async function prepare(page: Page, invitation: string | undefined): Promise<void> {
  await page.evaluate(([count, link]) => window.benchPage?.prepare(count, link), [dossiers, invitation] as const);
}

/** Of the page, its workers, the network and the storage: whatever the client made the browser do. */
async function readProcessorSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
