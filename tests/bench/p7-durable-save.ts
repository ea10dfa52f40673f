/**
 * P7: what an answered question costs until "Đã lưu" may be said, with the real screens' live queries over 2,000 dossiers,
 * against IndexedDB with durability strict that puts the same bytes into a store of the same size, in the same page, turn by
 * turn. The peer is timed while nothing else runs; ours while the screens read again what the save before it changed.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { readCatalogue } from '../../src/gateway/administration/read-catalogue.ts';
import type { Bench, BenchResult, BenchTable } from './bench.ts';
import { percentileOf } from './open-throttled.ts';
import type { TimedSave } from './pages/durable-save.tsx';
import { servePages } from './serve-pages.ts';

const rounds = 3;
const blocks = 5;
const savesABlock = 40;
const sealsARound = 10;
/** The interview saves a quarter of a second after the last key; nobody answers faster for long. */
const paceMs = 250;
const pacedBlocks = 1;
const wantedRatio = 1.5;

export const durableSave: Bench = {
  name: 'P7',
  title: 'Durable save with the screens’ live queries open ÷ raw IndexedDB strict',
  run: measureDurableSave,
};

interface Series {
  readonly saves: TimedSave[];
  readonly rawMs: number[];
}

interface Round {
  readonly interview: Series;
  readonly all: Series;
  readonly paced: Series;
  readonly seals: { readonly sealMs: number; readonly rawMs: number; readonly rows: number }[];
  readonly settled: { readonly transactions: number; readonly quietMs: number };
}

async function measureDurableSave(): Promise<BenchResult> {
  const pages = await servePages(['durable-save.tsx']);
  const profileDir = mkdtempSync(join(tmpdir(), 'gocua-durable-'));
  const url = `${pages.origin}/durable-save`;
  const measured: Round[] = [];
  try {
    await inBrowser(profileDir, url, fill);
    for (let round = 0; round < rounds; round += 1) {
      await inBrowser(profileDir, url, async (page) => void measured.push(await measureRound(page, round)));
    }
  } finally {
    await pages.close();
    rmSync(profileDir, { recursive: true, force: true });
  }
  return report(measured);
}

async function inBrowser(profileDir: string, url: string, run: (page: Page) => Promise<void>): Promise<void> {
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(0);
    page.on('pageerror', (error) => console.error(error.stack ?? error.message));
    // A doorstep without coverage.
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(url);
    await page.waitForFunction(() => window.durableSave !== undefined);
    await run(page);
  } finally {
    await context.close();
  }
}

async function fill(page: Page): Promise<void> {
  const catalogue = await readCatalogue();
  const published = {
    procedures: catalogue.procedures.map(({ procedure }) => procedure),
    lists: Object.fromEntries(catalogue.lists),
  };
  await page.evaluate((given) => window.durableSave!.fill(given), published);
  await page.evaluate(() => window.durableSave!.open());
}

async function measureRound(page: Page, round: number): Promise<Round> {
  await page.evaluate(() => window.durableSave!.open());
  await page.evaluate(() => window.durableSave!.show('interview'));
  const interview = await measureSeries(page, blocks, 0);
  await page.evaluate(() => window.durableSave!.show('all'));
  const all = await measureSeries(page, blocks, 0);
  const paced = await measureSeries(page, pacedBlocks, paceMs);
  const settled = await page.evaluate(() => window.durableSave!.settle());
  const seals = [];
  for (let at = 0; at < sealsARound; at += 1) {
    seals.push(await page.evaluate((index) => window.durableSave!.seal(index), round * sealsARound + at));
  }
  return { interview, all, paced, seals, settled };
}

async function measureSeries(page: Page, count: number, everyMs: number): Promise<Series> {
  const series: Series = { saves: [], rawMs: [] };
  for (let block = 0; block < count; block += 1) {
    const asked = [savesABlock, everyMs] as const;
    series.rawMs.push(...(await page.evaluate(([times, every]) => window.durableSave!.putRaw(times, every), asked)));
    series.saves.push(...(await page.evaluate(([times, every]) => window.durableSave!.save(times, every), asked)));
  }
  return series;
}

const kinds = [
  ['interview, one answer after another', ({ interview }: Round) => interview],
  ['interview, home and Hồ sơ, one after another', ({ all }: Round) => all],
  [`the same, an answer every ${paceMs} ms`, ({ paced }: Round) => paced],
] as const;

function report(measured: readonly Round[]): BenchResult {
  const seals = measured.map(({ seals: of }) => of);
  const sealed = (pick: (one: Round['seals'][number]) => number, share: number) =>
    middleOf(seals.map((of) => percentileOf(of.map(pick), share)));
  const worst = Math.max(...kinds.map(([, seriesOf]) => ratioOf(measured.map(seriesOf), ({ saveMs }) => saveMs, 0.95)));
  return {
    tables: [
      tableOf('The draft port’s save, milliseconds, medians of the rounds', measured, ({ saveMs }) => saveMs),
      tableOf(
        'The whole answered question: alone among the windows, draft read, answer set, saved',
        measured,
        ({ answerMs }) => answerMs,
      ),
      {
        title: 'Of a save, medians',
        columns: ['screens', 'encryption, ms', 'transactions of the page meanwhile'],
        rows: kinds.map(([name, seriesOf]) => {
          const all = measured.map(seriesOf);
          return [
            name,
            oursOf(all, ({ encryptionMs }) => encryptionMs, 0.5),
            oursOf(all, ({ transactions }) => transactions, 0.5),
          ];
        }),
      },
      {
        title: 'What one saved answer makes the three screens read again',
        columns: ['transactions', 'ms until everything is quiet'],
        rows: [
          [
            middleOf(measured.map(({ settled }) => settled.transactions)),
            middleOf(measured.map(({ settled }) => settled.quietMs)),
          ],
        ],
      },
      {
        title: 'Sealing: packet, text, delivery, draft and counters in one transaction, milliseconds',
        columns: ['rows', 'raw p50', 'ours p50', '÷', 'raw p95', 'ours p95', '÷'],
        rows: [
          [
            seals[0]?.[0]?.rows ?? 0,
            ...[0.5, 0.95].flatMap((share) => {
              const [bare, ours] = [sealed(({ rawMs }) => rawMs, share), sealed(({ sealMs }) => sealMs, share)];
              return [bare, ours, ours / bare];
            }),
          ],
        ],
      },
    ],
    wanted: [{ figure: `durable save p95 ÷ raw ≤ ${wantedRatio}`, seen: worst.toFixed(2), met: worst <= wantedRatio }],
  };
}

function tableOf(title: string, measured: readonly Round[], pick: (save: TimedSave) => number): BenchTable {
  return {
    title,
    columns: ['screens', 'saves', 'raw p50', 'ours p50', '÷', 'raw p95', 'ours p95', '÷'],
    rows: kinds.map(([name, seriesOf]) => {
      const all = measured.map(seriesOf);
      const cells = [0.5, 0.95].flatMap((share) => [
        rawOf(all, share),
        oursOf(all, pick, share),
        ratioOf(all, pick, share),
      ]);
      return [name, all.reduce((sum, { saves }) => sum + saves.length, 0), ...cells];
    }),
  };
}

function rawOf(all: readonly Series[], share: number): number {
  return middleOf(all.map(({ rawMs }) => percentileOf(rawMs, share)));
}

function oursOf(all: readonly Series[], pick: (save: TimedSave) => number, share: number): number {
  return middleOf(all.map(({ saves }) => percentileOf(saves.map(pick), share)));
}

/** The middle of the rounds' own ratios: what slows the machine in one round slows both. */
function ratioOf(all: readonly Series[], pick: (save: TimedSave) => number, share: number): number {
  return middleOf(all.map(({ saves, rawMs }) => percentileOf(saves.map(pick), share) / percentileOf(rawMs, share)));
}

function middleOf(values: readonly number[]): number {
  return percentileOf(values, 0.5);
}
