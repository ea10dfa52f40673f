/** Runs schedules, twice each, and makes a failing one small. */

import { vi } from 'vitest';
import type { AppCode } from './app-code.ts';
import { realCode } from './app-code.ts';
import { seedNonces } from './arithmetic-age.ts';
import { happen } from './happen.ts';
import { heal } from './heal.ts';
import { judge } from './judge.ts';
import type { Province } from './province.ts';
import { seedIds } from './remembering-crypto.ts';
import type { Schedule, SimEvent } from './schedule.ts';
import type { SimPhone } from './sim-phone.ts';
import { findAsking } from './still-time.ts';
import type { Tally } from './tally.ts';
import { World } from './world.ts';

export interface Outcome {
  /** What broke the promise; empty: it held. */
  readonly wrong: readonly string[];
  /** Digest of everything that happened. */
  readonly hash: string;
  readonly lines: readonly string[];
  /** How often each thing happened. */
  readonly tally: Tally;
}

export async function runOnce(province: Province, schedule: Schedule, code: AppCode = realCode): Promise<Outcome> {
  await province.empty();
  seedNonces(schedule.seed);
  seedIds(schedule.seed);
  const world = new World(province, code, schedule.seed, schedule.phones, schedule.carriers);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const phone = findAsking() as SimPhone;
    return world.network.fetch(phone.name, url, init);
  });
  await world.gateway.start();
  let wrong: readonly string[];
  try {
    for (const event of schedule.events) await happen(world, event);
    await heal(world);
    wrong = await judge(world);
  } catch (error) {
    wrong = [`it broke: ${error instanceof Error ? error.stack : String(error)}`];
  } finally {
    await world.gateway.stop();
    for (const phone of world.phones) phone.close();
  }
  world.log(wrong.join('\n'));
  const { hash, lines, tally, acknowledged } = world;
  tally.set('acknowledged: verified', acknowledged.size);
  return { wrong, hash, lines, tally };
}

/** Both runs must have taken the very same turns. */
export async function runTwice(province: Province, schedule: Schedule): Promise<Outcome> {
  const first = await runOnce(province, schedule);
  const second = await runOnce(province, schedule);
  if (first.hash === second.hash) return first;
  const at = first.lines.findIndex((line, index) => line !== second.lines[index]);
  const wrong = [`two runs differ at line ${at}: «${first.lines[at]}» and «${second.lines[at]}»`];
  return { ...first, wrong: [...first.wrong, ...wrong] };
}

/** The schedule with as few events as still fail. */
export async function shrink(
  schedule: Schedule,
  fails: (candidate: Schedule) => Promise<boolean>,
  mostTries = 300,
): Promise<Schedule> {
  let small = schedule;
  let tries = 0;
  for (let size = Math.ceil(small.events.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < small.events.length && tries < mostTries;) {
      tries += 1;
      const events: readonly SimEvent[] = [...small.events.slice(0, at), ...small.events.slice(at + size)];
      const candidate = { ...small, events };
      if (await fails(candidate)) small = candidate;
      else at += size;
    }
  }
  return small;
}

/** What a person needs to see a failure again, and what the least of it is. */
export async function describeFailure(
  province: Province,
  schedule: Schedule,
  wrong: readonly string[],
): Promise<string> {
  const small = await shrink(schedule, async (candidate) => (await runTwice(province, candidate)).wrong.length > 0);
  const last = await runOnce(province, small);
  return [
    `seed ${schedule.seed}: ${wrong.join('; ')}`,
    `again: SEED=${schedule.seed} npx vitest run tests/simulator`,
    'the least that fails:',
    JSON.stringify({ ...small, events: small.events }),
    ...last.lines,
  ].join('\n');
}
