import { expect, it, vi } from 'vitest';
import { keptSchedules } from './seeds.ts';
import { drawSchedules, expectMuch, simulate, simulationTimeoutMs } from './simulate.ts';
import { withProvince } from './with-province.ts';

vi.mock('age-encryption', () => import('./arithmetic-age.ts'));

const province = withProvince();

it(
  'holds where it once did not',
  async () => {
    const tally = await simulate(
      province(),
      keptSchedules.map(({ schedule }) => schedule),
    );
    expect(tally.schedules).toBe(keptSchedules.length);
  },
  simulationTimeoutMs,
);

it(
  'loses nothing and files nothing twice, odd seeds',
  async () => {
    const schedules = [...drawSchedules(1)];
    const tally = await simulate(province(), schedules);
    expect(tally.schedules).toBe(schedules.length);
    expectMuch(tally);
  },
  simulationTimeoutMs,
);
