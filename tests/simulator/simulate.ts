/** What the test files of the simulator share: the province of the file, and many seeds one after the other. */

import { describeFailure, runTwice } from './run-schedule.ts';
import type { Province } from './province.ts';
import { drawSchedule } from './schedule.ts';

/** One seed: for seeing a failure again. */
export const chosenSeed = process.env['SEED'] === undefined ? undefined : Number(process.env['SEED']);

export interface Tally {
  readonly schedules: number;
  readonly sealed: number;
  readonly acknowledged: number;
}

/** Throws what a person needs at the first seed that breaks the promise. */
export async function simulate(province: Province, seeds: Iterable<number>): Promise<Tally> {
  const tally = { schedules: 0, sealed: 0, acknowledged: 0 };
  for (const seed of seeds) {
    const schedule = drawSchedule(seed);
    const outcome = await runTwice(province, schedule);
    if (outcome.wrong.length > 0) throw new Error(await describeFailure(province, schedule, outcome));
    tally.schedules += 1;
    tally.sealed += outcome.sealed;
    tally.acknowledged += outcome.acknowledged;
  }
  return tally;
}
