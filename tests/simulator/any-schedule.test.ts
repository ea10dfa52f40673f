import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { propertyRuns } from '../fixtures/runs.ts';
import type { Province } from './province.ts';
import { foundProvince } from './province.ts';
import { chosenSeed, simulate } from './simulate.ts';
import { stopTime } from './still-time.ts';
import { startMs } from './world.ts';

vi.mock('age-encryption', () => import('./arithmetic-age.ts'));

let province: Province;

beforeAll(async () => {
  province = await foundProvince();
  stopTime(() => Date.now() - startMs);
}, 120_000);
afterAll(async () => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  await province.close();
});

const schedules = propertyRuns(Number(process.env['RUNS'] ?? 1_000), 25_000);

it(
  'loses nothing and files nothing twice',
  async () => {
    const seeds = chosenSeed === undefined ? Array.from({ length: schedules }, (_, index) => 2 * index + 1) : [chosenSeed];
    const started = process.hrtime.bigint();
    const tally = await simulate(province, seeds);
    console.log(tally, Number(process.hrtime.bigint() - started) / 1e6 / tally.schedules, 'ms each');
    expect(tally.schedules).toBe(seeds.length);
    expect(tally.sealed).toBeGreaterThanOrEqual(tally.schedules / 2);
  },
  24 * 3_600_000,
);
