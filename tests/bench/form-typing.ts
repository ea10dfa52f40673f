/**
 * A form of sixty questions with three repeats on a slow phone: until the first question stands there, and what a key costs
 * in a plain field, in a long text and inside a repeat; against a page with one bare field in the same run, turn by turn.
 */

import type { Page } from '@playwright/test';
import type { Bench, BenchResult } from './bench.ts';
import { openThrottled, percentileOf } from './open-throttled.ts';
import { servePages } from './serve-pages.ts';
import { traceTasks } from './trace-tasks.ts';

const throttling = 6;
const rounds = 3;
const words = 'thon lang cat xa dakrong';
const longTaskMs = 50;
/** The page of the form on which its first repeat stands. */
const firstRepeat = '#7';

export const formTyping: Bench = {
  name: 'form',
  title: 'A form of 60 questions with 3 repeats: first question and keystrokes under 6 × throttling',
  run: measureFormTyping,
};

interface Typed {
  readonly tasks: readonly number[];
}

async function measureFormTyping(): Promise<BenchResult> {
  const pages = await servePages(['long-form.tsx', 'bare-input.ts']);
  const opened = { form: [] as number[], bare: [] as number[] };
  const typed = { bare: [] as Typed[], page: [] as Typed[], repeat: [] as Typed[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const bare = await openThrottled(`${pages.origin}/bare-input`);
      await bare.throttle(throttling);
      opened.bare.push(await bare.page.evaluate(() => window.openForm!()));
      typed.bare.push(await typeInto(bare.page, 'input'));
      await bare.close();
      for (const [times, place] of [
        [typed.page, ''],
        [typed.repeat, firstRepeat],
      ] as const) {
        const form = await openThrottled(`${pages.origin}/long-form${place}`);
        await form.throttle(throttling);
        opened.form.push(await form.page.evaluate(() => window.openForm!()));
        times.push(await typeInto(form.page, 'main input[type="text"], main input:not([type])'));
        await form.close();
      }
    }
  } finally {
    await pages.close();
  }
  const row = (what: string, runs: readonly Typed[]) => {
    const tasks = runs.flatMap((run) => run.tasks);
    return [
      what,
      keysOf(runs),
      perKey(runs),
      perKey(runs) / perKey(typed.bare),
      tasks.filter((taskMs) => taskMs > longTaskMs).length,
      Math.max(0, ...tasks),
    ] as const;
  };
  const long = [...typed.page, ...typed.repeat].flatMap(({ tasks }) => tasks.filter((taskMs) => taskMs > longTaskMs));
  const first = percentileOf(opened.form, 0.5);
  return {
    tables: [
      {
        title: `typing under ${throttling} × throttling, milliseconds of processor time of the page’s thread`,
        columns: ['where', 'keys', 'a key', '÷ bare', `tasks > ${longTaskMs} ms`, 'longest'],
        rows: [
          row('one bare field', typed.bare),
          row('first page of the form', typed.page),
          row('inside a repeat of four', typed.repeat),
        ],
        note: 'From the first key after opening, with the browser’s own handling of a key and the saves in the pauses.',
      },
      {
        title: `until the first field stands there, ms under ${throttling} × throttling, median`,
        columns: ['one bare field', 'the form of 60 questions'],
        rows: [[percentileOf(opened.bare, 0.5), first]],
      },
    ],
    wanted: [
      { figure: `tasks over ${longTaskMs} ms while typing: 0`, seen: String(long.length), met: long.length === 0 },
      { figure: 'first question ≤ 1,000 ms', seen: first.toFixed(0), met: first <= 1_000 },
    ],
  };
}

function keysOf(runs: readonly Typed[]): number {
  return runs.length * words.length;
}

function perKey(runs: readonly Typed[]): number {
  return runs.flatMap(({ tasks }) => tasks).reduce((sum, taskMs) => sum + taskMs, 0) / keysOf(runs);
}

async function typeInto(page: Page, selector: string): Promise<Typed> {
  const field = page.locator(selector).first();
  await field.click();
  await field.fill('');
  await page.waitForTimeout(600);
  // A person's pace, with pauses in which the saves run.
  const tasks = await traceTasks(page, async () => {
    for (const word of words.split(/(?<= )/)) {
      await page.keyboard.type(word, { delay: 120 });
      await page.waitForTimeout(400);
    }
  });
  return { tasks };
}
