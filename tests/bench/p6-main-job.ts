/**
 * P6: the main job by real hands on a slow phone with a full store: open, unlock, search, some 24 questions, four photographs, read
 * back, seal, and 21 packets sent when coverage returns; every task of the page's thread in processor time. And what of it is left
 * in memory, and what a hidden app does while nobody needs it.
 */

import { setTimeout } from 'node:timers/promises';
import type { Bench, BenchResult } from './bench.ts';
import { birth } from './door-course.ts';
import type { FullPhone, LaunchedPhone } from './full-phone.ts';
import { prepareFullPhone } from './full-phone.ts';
import { openQuietPage } from './quiet-browser.ts';
import { blockingMs, traceSession, traceTasks } from './trace-tasks.ts';
import { appAnswers } from '../browser/copied-phone.ts';
import { walkPages } from '../browser/practised-hands.ts';
import { Volunteer } from '../browser/volunteer.ts';

const port = Number(process.env['BENCH_PORT'] ?? 29_420);
const waiting = 20;
const rate = 4;
const longestWantedMs = 100;
const blockingWantedMs = 300;
/** With all that a start does after its first picture. */
const openingMs = 5_000;
const photographed = 'Giấy chứng sinh';

export const mainJob: Bench = {
  name: 'P6',
  title: 'The main job: longest task and blocking time',
  run: measureMainJob,
};

interface Step {
  readonly name: string;
  readonly tasks: readonly number[];
}

declare global {
  interface Window {
    /** Milliseconds of this thread with pixels, and how often it was asked to. */
    pixelWork?: { ms: number; calls: number };
  }
}

async function measureMainJob(): Promise<BenchResult> {
  const phone = await prepareFullPhone(port, waiting);
  try {
    const opening = { name: 'open', tasks: await openUnwatched(phone) };
    const launched = await phone.launch();
    await watchPixels(launched);
    await launched.throttle(rate);
    const steps = [opening, ...(await work(launched, phone))];
    const pixels = await launched.page.evaluate(() => window.pixelWork ?? { ms: 0, calls: 0 });
    await launched.session.send('HeapProfiler.enable');
    await launched.session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await launched.session.send('Runtime.getHeapUsage');
    await launched.close();
    return report(steps, pixels, usedSize);
  } finally {
    await phone.end();
  }
}

/** In a browser that nobody looks into: to be looked into doubles what the reading of the app takes. */
async function openUnwatched({ profileDir, url }: FullPhone): Promise<readonly number[]> {
  const page = await openQuietPage(profileDir);
  await page.send('Emulation.setCPUThrottlingRate', { rate });
  const tasks = await traceSession(page, async () => {
    await page.send('Page.navigate', { url });
    await setTimeout(openingMs);
  });
  await page.close();
  return tasks;
}

async function work({ page }: LaunchedPhone, { url, province }: FullPhone): Promise<readonly Step[]> {
  const volunteer = new Volunteer(page);
  const steps: Step[] = [];
  const step = async (name: string, act: () => Promise<unknown>) => {
    const tasks = await traceTasks(page, async () => {
      await act();
      await page.waitForTimeout(500);
    });
    steps.push({ name, tasks });
  };
  await page.goto(url);
  await page.getByText(`${waiting} chờ gửi`).waitFor();
  await appAnswers(page);
  await step('unlock', async () => {
    await page.getByRole('link', { name: 'Hồ sơ', exact: true }).click();
    await volunteer.unlocks();
    await page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
    await page.getByRole('link', { name: 'Hồ sơ mới', exact: true }).waitFor();
  });
  await step('consent, card', async () => {
    await volunteer.asksConsent();
    await volunteer.seesCardOf(birth.applicant);
  });
  await step('search', () => volunteer.choosesOne('khai sinh', birth.need));
  await step('begin', () => volunteer.beginsForNobodyElse(birth.hamlet));
  await step('questions', () => walkPages(volunteer, birth.answers));
  await step('four photographs', () => volunteer.photographs(photographed, 4));
  await step('read back', () => volunteer.readsBack());
  await step('sign', async () => {
    await page.getByRole('button', { name: 'Không có tờ' }).click();
    await volunteer.signs(birth.applicant, 'Chưa ký được, để lần sau');
  });
  await step('seal', () => volunteer.seals());
  await step(`send ${waiting + 1}`, async () => {
    await province.coverage.returns();
    await page.goto(url);
    await page.getByText('Không có hồ sơ chờ gửi').waitFor();
  });
  return steps;
}

/** Drawing and reading pixels on the page's thread: what should be done by workers alone. */
async function watchPixels({ context }: LaunchedPhone): Promise<void> {
  await context.addInitScript(() => {
    const work = { ms: 0, calls: 0 };
    window.pixelWork = work;
    const classes = [CanvasRenderingContext2D.prototype, OffscreenCanvasRenderingContext2D.prototype];
    for (const drawing of classes as unknown as Record<string, (...given: unknown[]) => unknown>[]) {
      for (const name of ['drawImage', 'getImageData', 'putImageData']) {
        const real = drawing[name]!;
        Object.assign(drawing, {
          [name](this: unknown, ...given: unknown[]) {
            const startedMs = performance.now();
            const answer = real.apply(this, given);
            work.ms += performance.now() - startedMs;
            work.calls += 1;
            return answer;
          },
        });
      }
    }
  });
}

function report(
  steps: readonly Step[],
  pixels: { readonly ms: number; readonly calls: number },
  heapBytes: number,
): BenchResult {
  const all = steps.flatMap(({ tasks }) => tasks);
  const longest = Math.max(...all);
  const blocking = blockingMs(all);
  const row = (name: string, tasks: readonly number[]) => [
    name,
    tasks.reduce((sum, task) => sum + task, 0),
    Math.max(...tasks),
    tasks.filter((task) => task > 50).length,
    tasks.filter((task) => task > 100).length,
    blockingMs(tasks),
  ];
  return {
    tables: [
      {
        title: `The page's thread under ${rate} × throttling, milliseconds of processor time`,
        columns: ['step', 'in all', 'longest task', 'over 50 ms', 'over 100 ms', 'blocking'],
        rows: [...steps.map(({ name, tasks }) => row(name, tasks)), row('all', all)],
      },
      {
        title: 'Afterwards',
        columns: ['what', 'seen'],
        rows: [
          ['pixels on the page’s thread, ms', pixels.ms],
          ['calls for them', pixels.calls],
          ['JavaScript heap, MB', heapBytes / 1_000_000],
        ],
      },
    ],
    wanted: [
      {
        figure: `longest task ≤ ${longestWantedMs} ms`,
        seen: `${longest.toFixed(0)} ms`,
        met: longest <= longestWantedMs,
      },
      {
        figure: `blocking ≤ ${blockingWantedMs} ms`,
        seen: `${blocking.toFixed(0)} ms`,
        met: blocking <= blockingWantedMs,
      },
      { figure: 'pixels on the page’s thread: 0 ms', seen: `${pixels.ms.toFixed(1)} ms`, met: pixels.calls === 0 },
    ],
  };
}
