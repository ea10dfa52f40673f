/** Tests of the tests: three classic ways to lose a dossier, each written on purpose, and each noticed within a few seeds. */

import { expect, it, vi } from 'vitest';
import type { AppCode } from './app-code.ts';
import { acknowledgesBeforeCommit, acknowledgesByStatus, purgesOnSent } from './app-code.ts';
import { runOnce } from './run-schedule.ts';
import { drawSchedule } from './schedule.ts';
import { withProvince } from './with-province.ts';

vi.mock('age-encryption', () => import('./arithmetic-age.ts'));
vi.mock('node:timers/promises', () => import('./moments.ts'));
vi.mock('node:crypto', async (real) => ({ ...(await real<object>()), ...(await import('./remembering-crypto.ts')) }));
vi.mock('../../src/gateway/store/callers-scope.ts', () => import('./no-scopes.ts'));

const province = withProvince();
const mostSeeds = 300;
/** Where they were noticed, tried first: which seeds those are changes when the simulator learns a new fault. */
const noticedOnce = [140, 4, 144];

/** The first seed at which the checker said what it should; absent: at none. */
async function findNoticing(code: AppCode, saying: RegExp): Promise<number | undefined> {
  const others = Array.from({ length: mostSeeds }, (_, index) => index + 1);
  for (const seed of [...noticedOnce, ...others]) {
    const { wrong } = await runOnce(province(), drawSchedule(seed), code);
    if (wrong.some((line) => saying.test(line))) return seed;
  }
  return undefined;
}

it('notices a gateway that acknowledges before it has committed', async () => {
  const saying = /was acknowledged and is not there|was done and is not in the history/;
  expect(await findNoticing(acknowledgesBeforeCommit, saying)).toBeDefined();
}, 600_000);

it('notices a phone that purges what it has sent', async () => {
  const saying = /left the phone before the office could open it/;
  expect(await findNoticing(purgesOnSent, saying)).toBeDefined();
}, 600_000);

it('notices a phone that acknowledges by status instead of by id', async () => {
  const saying = /for delivered without an acknowledgement/;
  expect(await findNoticing(acknowledgesByStatus, saying)).toBeDefined();
}, 600_000);
