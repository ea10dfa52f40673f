import { expect, it, vi } from 'vitest';
import { keptSchedules } from './seeds.ts';
import { drawSchedules, expectMuch, simulate, simulationTimeoutMs } from './simulate.ts';
import { withProvince } from './with-province.ts';

vi.mock('age-encryption', () => import('./arithmetic-age.ts'));
vi.mock('node:timers/promises', () => import('./moments.ts'));
vi.mock('node:crypto', async (real) => ({ ...(await real<object>()), ...(await import('./remembering-crypto.ts')) }));
vi.mock('../../src/gateway/store/callers-scope.ts', () => import('./no-scopes.ts'));

const province = withProvince();

it.each(keptSchedules)(
  'holds where it once did not: $because',
  async ({ schedule }) => {
    expect((await simulate(province(), [schedule])).get('schedules')).toBe(1);
  },
  simulationTimeoutMs,
);

it(
  'loses nothing and files nothing twice, odd seeds',
  async () => {
    const schedules = [...drawSchedules(1)];
    const tally = await simulate(province(), schedules);
    expect(tally.get('schedules') ?? 0).toBe(schedules.length);
    expectMuch(tally);
  },
  simulationTimeoutMs,
);
