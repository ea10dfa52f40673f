import { setTimeout as setTimer } from 'node:timers';
import { expect, it, vi } from 'vitest';
import { propertyRuns } from '../fixtures/runs.ts';
import { readTables } from './read-tables.ts';
import { runOnce } from './run-schedule.ts';
import { drawSchedule } from './schedule.ts';
import { drawSchedules, expectMuch, simulate, simulationTimeoutMs } from './simulate.ts';
import { withProvince } from './with-province.ts';

vi.mock('age-encryption', () => import('./arithmetic-age.ts'));
vi.mock('node:timers/promises', () => import('./moments.ts'));
vi.mock('node:crypto', async (real) => ({ ...(await real<object>()), ...(await import('./remembering-crypto.ts')) }));
vi.mock('../../src/gateway/store/callers-scope.ts', () => import('./no-scopes.ts'));

const province = withProvince();

it(
  'leaves nothing of a schedule behind for the next one',
  async () => {
    await province().empty();
    const before = await readTables(province());
    const touched = new Set<string>();
    // The first of these once was answered otherwise the second time: a revoked device already had its order.
    for (const seed of [2211, 2, 4, 6]) {
      await runOnce(province(), drawSchedule(seed));
      for (const [table, { digest }] of await readTables(province())) {
        if (digest !== before.get(table)?.digest) touched.add(table);
      }
      await province().empty();
      expect(await readTables(province())).toEqual(before);
    }
    expect([...touched]).toEqual(
      expect.arrayContaining(['packets', 'dossiers', 'devices', 'device_commands', 'notes']),
    );
  },
  simulationTimeoutMs,
);

it(
  'takes the same turns when the answers of the database come late',
  async () => {
    const { pools } = province();
    const isCrowded = (seed: number) =>
      drawSchedule(seed).events.some((event) => event.kind === 'contact' && event.isCrowded);
    const seeds = Array.from({ length: propertyRuns(12, 400) }, (_, index) => index + 1).filter(isCrowded);
    expect(seeds.length).toBeGreaterThan(5);
    for (const seed of seeds) {
      const { lines } = await runOnce(province(), drawSchedule(seed));
      // By real chance, since that is what a busy machine is.
      pools.delay = () => new Promise((resolve) => setTimer(resolve, Math.random() < 0.5 ? 0 : Math.random() * 6));
      const late = await runOnce(province(), drawSchedule(seed)).finally(() => (pools.delay = undefined));
      expect(late.lines, `seed ${seed}`).toEqual(lines);
    }
  },
  simulationTimeoutMs,
);

it(
  'loses nothing and files nothing twice, even seeds',
  async () => {
    const schedules = [...drawSchedules(2)];
    const tally = await simulate(province(), schedules);
    expect(tally.get('schedules') ?? 0).toBe(schedules.length);
    expectMuch(tally);
  },
  simulationTimeoutMs,
);
