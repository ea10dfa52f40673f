/** P8: a photograph of 12 megapixels, resized, sealed and stored, against a worker that only writes WebP and a raw put of its bytes. */

import type { Bench, BenchResult } from './bench.ts';
import { openThrottled, percentileOf } from './open-throttled.ts';
import type { TimedPhotos } from './pages/photo-store.ts';
import { servePages } from './serve-pages.ts';

const photos = 12;
const wantedRatio = 1.15;
const mostBytes = 250 * 1024;

export const photograph: Bench = {
  name: 'P8',
  title: 'A photograph resized, sealed and stored ÷ worker WebP encode and raw put',
  run: measurePhotographs,
};

async function measurePhotographs(): Promise<BenchResult> {
  const pages = await servePages(['photo-store.ts']);
  try {
    const { page, close } = await openThrottled(`${pages.origin}/photo-store`);
    await page.waitForFunction(() => window.photoStore !== undefined);
    const timed: TimedPhotos[] = [];
    for (let index = 0; index < photos; index += 1) {
      timed.push(await page.evaluate((at) => window.photoStore!.store(at), index));
    }
    await close();
    return report(timed.slice(2));
  } finally {
    await pages.close();
  }
}

function report(timed: readonly TimedPhotos[]): BenchResult {
  const middle = (pick: (one: TimedPhotos) => number) => percentileOf(timed.map(pick), 0.5);
  const [ours, raw] = [middle(({ oursMs }) => oursMs), middle(({ rawMs }) => rawMs)];
  const ratio = middle(({ oursMs, rawMs }) => oursMs / rawMs);
  const largest = Math.max(...timed.map(({ sealedBytes }) => sealedBytes));
  return {
    tables: [
      {
        title: `${timed.length} pages of 12 megapixels, medians`,
        columns: ['what', 'ms', '÷'],
        rows: [
          ['worker WebP encode and raw put', raw, 1],
          ['resized, sealed and stored, with its preview', ours, ratio],
          ['largest sealed page, bytes', largest, ''],
        ],
      },
    ],
    wanted: [
      { figure: `photograph ÷ encode and put ≤ ${wantedRatio}`, seen: ratio.toFixed(2), met: ratio <= wantedRatio },
      { figure: `a sealed page ≤ ${mostBytes} bytes`, seen: String(largest), met: largest <= mostBytes },
    ],
  };
}
