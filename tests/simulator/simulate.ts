/** What the test files of the simulator share: many seeds one after the other, or the one that `SEED` names. */

import { propertyRuns } from '../fixtures/runs.ts';
import { describeFailure, runTwice } from './run-schedule.ts';
import type { Province } from './province.ts';
import type { Schedule } from './schedule.ts';
import { drawSchedule } from './schedule.ts';

export interface Tally {
  readonly schedules: number;
  readonly sealed: number;
  readonly acknowledged: number;
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
  const tally = { schedules: 0, sealed: 0, acknowledged: 0 };
  for (const schedule of schedules) {
    const outcome = await runTwice(province, schedule);
    if (outcome.wrong.length > 0) throw new Error(await describeFailure(province, schedule, outcome));
    tally.schedules += 1;
    tally.sealed += outcome.sealed;
    tally.acknowledged += outcome.acknowledged;
  }
  return tally;
}
