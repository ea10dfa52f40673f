/** What the test files of the simulator share: many seeds one after the other, or the one that `SEED` names. */

import { expect } from 'vitest';
import { propertyRuns } from '../fixtures/runs.ts';
import type { Counts } from './run-schedule.ts';
import { describeFailure, runTwice } from './run-schedule.ts';
import type { Province } from './province.ts';
import type { Schedule } from './schedule.ts';
import { drawSchedule } from './schedule.ts';

export interface Tally extends Counts {
  readonly schedules: number;
}

/** Schedules of each of the two files: 2,000 together, 50,000 with `SLOW=1`. */
const schedulesAFile = Number(process.env['SCHEDULES'] ?? propertyRuns(2_000, 50_000)) / 2;

export const simulationTimeoutMs = propertyRuns(20 * 60_000, 24 * 3_600_000);

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

/** Throws what a person needs at the first schedule that breaks the promise. */
export async function simulate(province: Province, schedules: Iterable<Schedule>): Promise<Tally> {
  let tally: Tally = { schedules: 0, sealed: 0, acknowledged: 0, decided: 0, faults: 0, crashes: 0, kills: 0 };
  for (const schedule of schedules) {
    const { wrong, counts } = await runTwice(province, schedule);
    if (wrong.length > 0) throw new Error(await describeFailure(province, schedule, wrong));
    tally = {
      schedules: tally.schedules + 1,
      sealed: tally.sealed + counts.sealed,
      acknowledged: tally.acknowledged + counts.acknowledged,
      decided: tally.decided + counts.decided,
      faults: tally.faults + counts.faults,
      crashes: tally.crashes + counts.crashes,
      kills: tally.kills + counts.kills,
    };
  }
  if (process.env['TALLY'] === '1') process.stdout.write(`${JSON.stringify(tally)}\n`);
  return tally;
}

/** Days on which nothing happens would hold the promise as well. */
export function expectMuch({ schedules, sealed, acknowledged, decided, faults, crashes, kills }: Tally): void {
  if (schedules < 100) return;
  expect(sealed).toBeGreaterThan(schedules);
  expect(acknowledged).toBeGreaterThan(schedules);
  expect(faults).toBeGreaterThan(schedules);
  expect(crashes).toBeGreaterThan(schedules / 2);
  for (const count of [decided, kills]) expect(count).toBeGreaterThan(schedules / 10);
}
