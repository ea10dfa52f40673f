/** What the test files of the simulator share: many seeds one after the other, or the one that `SEED` names. */

import { expect } from 'vitest';
import { propertyRuns } from '../fixtures/runs.ts';
import { describeFailure, runTwice } from './run-schedule.ts';
import type { Province } from './province.ts';
import type { Schedule } from './schedule.ts';
import { drawSchedule } from './schedule.ts';
import type { Tally } from './tally.ts';
import { addTallies, everyKind, rareKinds, sumOf } from './tally.ts';

/** Schedules of each of the two files: 2,000 together, 50,000 with `SLOW=1`. */
const schedulesAFile = Number(process.env['SCHEDULES'] ?? propertyRuns(2_000, 50_000)) / 2;

export const simulationTimeoutMs = propertyRuns(20 * 60_000, 24 * 3_600_000);

const reportEvery = 1_000;

/** Every second seed from `first` on, so that two files share them. `SEED` names one, for seeing a failure again. */
export function* drawSchedules(first: 1 | 2): Generator<Schedule> {
  const chosen = process.env['SEED'];
  const from = Number(process.env['FROM'] ?? 0);
  if (chosen !== undefined) {
    if (Number(chosen) % 2 === first % 2) yield drawSchedule(Number(chosen));
    return;
  }
  for (let index = 0; index < schedulesAFile; index += 1) yield drawSchedule(from + first + 2 * index);
}

/** Throws what a person needs at the first schedule that breaks the promise; how often each thing happened. */
export async function simulate(province: Province, schedules: Iterable<Schedule>): Promise<Tally> {
  let tally: Tally = new Map();
  for (const schedule of schedules) {
    const outcome = await runTwice(province, schedule);
    if (outcome.wrong.length > 0) throw new Error(await describeFailure(province, schedule, outcome.wrong));
    tally = addTallies(tally, addTallies(outcome.tally, new Map([['schedules', 1]])));
    if ((tally.get('schedules') ?? 0) % reportEvery === 0) process.stdout.write(`${describe(tally)}\n`);
  }
  if (process.env['TALLY'] === '1')
    process.stdout.write(`${JSON.stringify(Object.fromEntries([...tally].toSorted()))}\n`);
  return tally;
}

/** For who waits for hours. */
function describe(tally: Tally): string {
  const megabytes = Math.round(process.memoryUsage().rss / 1024 ** 2);
  return `${tally.get('schedules')} schedules, ${sumOf(tally, 'sealed')} packets sealed, ${megabytes} MB`;
}

/** Days on which nothing happens would hold the promise as well. */
export function expectMuch(tally: Tally): void {
  const schedules = tally.get('schedules') ?? 0;
  if (schedules < 100) return;
  for (const group of ['sealed', 'acknowledged', 'link']) expect(sumOf(tally, group)).toBeGreaterThan(schedules);
  expect(sumOf(tally, 'ended')).toBeGreaterThan(schedules / 2);
  for (const group of ['desk', 'killed', 'together']) expect(sumOf(tally, group)).toBeGreaterThan(schedules / 10);
  if (schedules >= 1_000) expect(everyKind.filter((kind) => !tally.has(kind))).toEqual([]);
  if (schedules >= 20_000) expect(rareKinds.filter((kind) => !tally.has(kind))).toEqual([]);
}
