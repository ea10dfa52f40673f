/**
 * P5: the phone comes out of the pocket: a new browser process, the service worker, no server, 2,000 dossiers in the store, until the
 * locked home shows its counters; against a page without any library over the same rows, in turns, under throttling.
 */

import { setTimeout } from 'node:timers/promises';
import type { Bench, BenchResult } from './bench.ts';
import type { FullPhone } from './full-phone.ts';
import { prepareFullPhone } from './full-phone.ts';
import { percentileOf } from './open-throttled.ts';
import type { QuietPage } from './quiet-browser.ts';
import { openQuietPage } from './quiet-browser.ts';
import { blockingMs, traceSession } from './trace-tasks.ts';

const port = Number(process.env['BENCH_PORT'] ?? 29_400);
const launches = Number(process.env['BENCH_LAUNCHES'] ?? 7);
const rates = [4, 6] as const;
const wantedRatio = 1.35;
const wantedBlockingMs = 200;
/** Until what a start does after its first picture is done, too. */
const waitMs = 5_000;

export const coldStart: Bench = {
  name: 'P5',
  title: 'Offline cold start to the locked home with its counters ÷ a bare page with IndexedDB',
  run: measureColdStarts,
};

interface Start {
  /** From the navigation to the counters, to the first picture, and until the app itself answers. */
  readonly shownMs: number;
  readonly paintedMs: number;
  readonly answersMs: number;
  readonly blockingMs: number;
  readonly longestMs: number;
}

async function measureColdStarts(): Promise<BenchResult> {
  const phone = await prepareFullPhone(port, 20);
  try {
    const rows: (string | number)[][] = [];
    const wanted: BenchResult['wanted'][number][] = [];
    for (const rate of rates) {
      const ours: Start[] = [];
      const bare: Start[] = [];
      for (let at = 0; at < launches; at += 1) {
        bare.push(await startOnce(phone, '/bench/vanilla.html', rate));
        ours.push(await startOnce(phone, '/', rate));
      }
      const middle = (starts: readonly Start[], pick: (start: Start) => number) => percentileOf(starts.map(pick), 0.5);
      const ratio = middle(ours, ({ shownMs }) => shownMs) / middle(bare, ({ shownMs }) => shownMs);
      for (const [name, starts] of [
        ['bare page', bare],
        ['home', ours],
      ] as const) {
        rows.push([
          `${name}, ${rate} ×`,
          middle(starts, ({ paintedMs }) => paintedMs),
          middle(starts, ({ shownMs }) => shownMs),
          name === 'home' ? ratio : 1,
          middle(starts, ({ answersMs }) => answersMs),
          middle(starts, ({ longestMs }) => longestMs),
          middle(starts, (start) => start.blockingMs),
        ]);
      }
      const blocking = middle(ours, (start) => start.blockingMs);
      const seen = [ratio.toFixed(2), `${blocking.toFixed(0)} ms`] as const;
      wanted.push({ figure: `${rate} ×: counters ≤ ${wantedRatio}`, seen: seen[0], met: ratio <= wantedRatio });
      const figure = `${rate} ×: blocking ≤ ${wantedBlockingMs} ms`;
      wanted.push({ figure, seen: seen[1], met: blocking <= wantedBlockingMs });
    }
    const columns = [
      'what',
      'first picture, ms',
      'counters, ms',
      '÷',
      'app answers, ms',
      'longest task, ms',
      'blocking, ms',
    ];
    return { tables: [{ title: `Cold start, medians of ${launches} launches each, in turns`, columns, rows }], wanted };
  } finally {
    await phone.end();
  }
}

type Times = Pick<Start, 'shownMs' | 'paintedMs' | 'answersMs'>;

/** Timed in one browser and traced in another: to be traced costs a page with more tasks more. */
async function startOnce(phone: FullPhone, path: string, rate: number): Promise<Start> {
  const times = await inNewBrowser(phone, rate, async (page) => {
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: watchStart });
    await open(page, phone.url + path);
    return page.evaluate<Times | undefined>('window.seenAtMs');
  });
  if (!times?.shownMs) throw new Error(`no counters within ${waitMs} ms at ${path}`);
  const tasks = await inNewBrowser(phone, rate, (page) => traceSession(page, () => open(page, phone.url + path)));
  return { ...times, blockingMs: blockingMs(tasks), longestMs: Math.max(...tasks) };
}

async function open(page: QuietPage, url: string): Promise<void> {
  await page.send('Page.navigate', { url });
  await setTimeout(waitMs);
}

async function inNewBrowser<T>(
  { profileDir }: FullPhone,
  rate: number,
  act: (page: QuietPage) => Promise<T>,
): Promise<T> {
  const page = await openQuietPage(profileDir);
  try {
    await page.send('Emulation.setCPUThrottlingRate', { rate });
    // A window that nobody looks at gives no focus.
    await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return await act(page);
  } finally {
    await page.close();
  }
}

/** Of the frame with the counters, of the focus that a screen's heading takes when the screen is there, and of the first picture. */
const watchStart = `{
  const seen = (window.seenAtMs = {});
  const watch = new MutationObserver(() => {
    if (!document.body?.textContent.includes('chờ gửi')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => {
      seen.shownMs = performance.now();
      seen.answersMs ??= seen.shownMs;
    }));
  });
  watch.observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener('focusin', () => { if (!seen.isFocused) seen.answersMs = performance.now(); seen.isFocused = true; });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') seen.paintedMs = startTime;
  }).observe({ type: 'paint', buffered: true });
}`;
