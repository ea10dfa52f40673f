/**
 * The one run behind P1, P2 and P3: the same dossiers from real Chromium over the same seeded weak link, by our client to
 * the real gateway and by two peers to theirs. Time is diluted, bytes are not: link, cuts and clients' timers run many times
 * faster, while processors and disks do not, which weighs on whoever computes or asks more.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { projectDir, runGateway } from '../fixtures/run-gateway.ts';
import { buildPages } from './build-pages.ts';
import type { BuiltPages } from './build-pages.ts';
import { findFreePort } from './find-free-port.ts';
import type { DeliveryReport } from './pages/bench-page.ts';
import { dossierBytes } from './pages/bench-page.ts';
import type { LinkShape } from './shaped-link.ts';
import { openShapedLink } from './shaped-link.ts';

/** Fewer for a first look. */
export const dossiers = Number(process.env['BENCH_DOSSIERS'] ?? 40);
/** Less on a machine that others use too: processors and disks are not diluted, so their waits weigh so many times more. */
const dilution = Number(process.env['BENCH_DILUTION'] ?? 10);
export const clients = ['gocua', 'tus', 'multipart'] as const;
export type ClientName = (typeof clients)[number];

/** A peer is given so many times our own duration. */
const patience = 3;
const longestMs = 5 * 60_000;

/** Undiluted: 1 Mbit/s up, 150 ms, 2 s dark. */
const upBytesPerSecond = 125_000;
const undiluted = { roundTripMs: 150, darkMs: 2_000, seed: 7 } as const;

export const coverages = [
  { name: 'reset every ~15 s', coverageMs: 15_000 },
  { name: 'reset every ~5 s', coverageMs: 5_000 },
] as const;

export interface ClientRun extends DeliveryReport {
  readonly client: ClientName;
  readonly coverage: string;
  /** Useful acknowledged bytes ÷ bytes on the air. */
  readonly goodput: number;
  /** Useful bits ÷ (rate × time up). */
  readonly linkUse: number;
  /** Time until the text of the last dossier was safe ÷ total; 1 when it never was. */
  readonly textsShare: number;
  readonly cuts: number;
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

async function measure(): Promise<readonly ClientRun[]> {
  const pages = await buildPages(clients);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  try {
    const runs: ClientRun[] = [];
    for (const { name, coverageMs } of coverages) {
      let stopAfterMs = longestMs;
      for (const client of clients) {
        const run = await measureClient({ browser, pages, client, coverage: name, coverageMs, stopAfterMs });
        if (client === 'gocua') stopAfterMs = patience * run.durationMs;
        runs.push(run);
      }
    }
    return runs;
  } finally {
    await browser.close();
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
  const server = client === 'gocua' ? startGateway(folder, serverPort, origin) : startPeer(folder, serverPort);
  const context = await browser.newContext();
  try {
    const { invitation } = await server.ready;
    const page = await context.newPage();
    await pages.open(page, origin, client, dilution);
    await prepare(page, invitation);
    link.begin();
    const report = await page.evaluate((ms) => window.benchPage?.deliver(ms), stopAfterMs);
    const upSeconds = link.upMs() / 1000;
    const airBytes = link.airBytes();
    if (!report) throw new Error(`the page of ${client} is gone`);
    const usefulBytes = report.delivered * dossierBytes;
    return {
      ...report,
      client,
      coverage,
      goodput: usefulBytes / airBytes,
      linkUse: usefulBytes / (shape.upBytesPerSecond * upSeconds),
      textsShare: (report.textsSafeMs ?? report.durationMs) / report.durationMs,
      cuts: link.cuts(),
    };
  } finally {
    await context.close();
    await link.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function prepare(page: Page, invitation: string | undefined): Promise<void> {
  await page.evaluate(([count, link]) => window.benchPage?.prepare(count, link), [dossiers, invitation] as const);
}

interface ServerProcess {
  readonly ready: Promise<{ readonly invitation?: string | undefined }>;
  stop(): Promise<unknown>;
}

function startGateway(dataDir: string, port: number, publicUrl: string): ServerProcess {
  const starting = runGateway({ dataDir, port, env: { PUBLIC_URL: publicUrl } });
  return {
    ready: starting.then(({ invitation }) => ({ invitation })),
    stop: async () => (await starting.catch(() => undefined))?.stop(),
  };
}

function startPeer(folder: string, port: number): ServerProcess {
  const args = ['--import', 'tsx', 'tests/bench/peers/upload-server.ts', String(port), folder];
  const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const listening = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const failed = ended.then(() => {
    throw new Error('the server of the peers ended');
  });
  failed.catch(() => undefined);
  return {
    ready: Promise.race([listening, failed]).then(() => ({})),
    stop: () => {
      child.kill();
      return ended;
    },
  };
}
