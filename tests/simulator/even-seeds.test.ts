import { expect, it, vi } from 'vitest';
import { drawSchedules, expectMuch, simulate, simulationTimeoutMs } from './simulate.ts';
import { withProvince } from './with-province.ts';

vi.mock('age-encryption', () => import('./arithmetic-age.ts'));
vi.mock('node:timers/promises', () => import('./moments.ts'));
vi.mock('node:crypto', async (real) => ({ ...(await real<object>()), ...(await import('./remembering-crypto.ts')) }));
vi.mock('../../src/gateway/store/callers-scope.ts', () => import('./no-scopes.ts'));

const province = withProvince();

it(
  'loses nothing and files nothing twice, even seeds',
  async () => {
    const schedules = [...drawSchedules(2)];
    const tally = await simulate(province(), schedules);
    expect(tally.get('schedules')).toBe(schedules.length);
    expectMuch(tally);
  },
  simulationTimeoutMs,
);
