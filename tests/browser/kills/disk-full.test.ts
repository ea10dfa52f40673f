/**
 * R10: Chromium's profile on a small ext4 disk that somebody else fills at every step of a dossier, at the application of an
 * acknowledgement and at the start, once with the reserve lying there and once without. Whatever is told, it is a problem
 * with its code; what was acknowledged is there now, and after a kill, and after one more; with room the same page goes on.
 */

import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { TestContext } from 'vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/seeded-random.ts';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { invite } from '../../fixtures/enrol-device.ts';
import { findLoopDiskObstacle, newLoopDisk } from '../../fixtures/loop-disk.ts';
import type { LoopDisk } from '../../fixtures/loop-disk.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { askDiskPage } from './ask-disk-page.ts';
import { findHalves, findLosses } from './find-losses.ts';
import { openKillable } from './killable.ts';
import type { Killable } from './killable.ts';
import type { Acknowledged } from './pages/reports.ts';
import { serveKillPage } from './serve-kill-page.ts';
import type { ServedPage } from './serve-kill-page.ts';

const port = 8856;
/** Mostly a hole. Chromium takes a smaller one for a private window. */
const diskMb = 8_192;
const steps = ['save', 'attach', 'save', 'attach', 'save', 'seal'] as const;
const told = ['storage-full', 'storage-nearly-full'];

const folder = temporaryFolder();
const obstacle = findLoopDiskObstacle();
let gateway: TestGateway;
let served: ServedPage;
let isGatewayThere = true;
const phones: SmallPhone[] = [];

beforeAll(async () => {
  if (obstacle) return;
  gateway = await startTestGateway();
  Object.assign(gateway.context.config, { publicUrl: `http://localhost:${port}` });
  const answer = getRequestListener(gateway.app.fetch);
  served = await serveKillPage(port, {
    name: 'disk-page',
    answerApi(request, response) {
      if (isGatewayThere) void answer(request, response);
      else response.writeHead(503).end();
    },
  });
});
afterAll(async () => {
  for (const phone of phones) await phone.remove();
  await served?.close();
  await gateway?.stop();
});

/** A phone whose whole profile lies on a disk of its own, and everything that its pages ever acknowledged. */
class SmallPhone {
  readonly disk: LoopDisk;
  readonly #profile: string;
  readonly #said: Acknowledged[] = [];
  #isRunning = false;
  browser!: Killable;

  constructor(name: string) {
    this.disk = newLoopDisk(join(folder, name), diskMb);
    phones.push(this);
    this.#profile = join(this.disk.folder, 'profile');
  }

  async launch(): Promise<void> {
    this.browser = await openKillable(this.#profile, served.origin);
    this.#isRunning = true;
  }

  /** A browser killed in the first moments of a new profile may forget it; with nothing on it yet, it is enrolled again. */
  async enrol(): Promise<void> {
    await this.launch();
    for (let tries = 1; ; tries += 1) {
      await askDiskPage(this.browser, 'enrol', `${served.origin}/moi#${await invite(gateway)}`);
      try {
        await this.restart();
        // An unconfirmed device may send no more than twenty.
        const confirmed = { state: 'active', confirmed_at: new Date(), confirmed_by: 'test' } as const;
        await gateway.context.db.updateTable('devices').set(confirmed).execute();
        return;
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  }

  async kill(): Promise<void> {
    this.#said.push(...this.browser.acknowledged);
    this.#isRunning = false;
    await this.browser.kill();
  }

  async remove(): Promise<void> {
    if (this.#isRunning) await this.kill();
    await this.disk.remove();
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.launch();
    await this.browser.ask('unlock');
  }

  /** Complaints about what was acknowledged up to now. */
  async losses(): Promise<string[]> {
    return findLosses([...this.#said, ...this.browser.acknowledged], await this.browser.ask('find'));
  }

  /** Killed and opened twice, because a spoilt log is found at the launch after next; then everything is delivered. */
  async end(): Promise<number> {
    this.disk.makeRoom();
    isGatewayThere = true;
    for (let launch = 0; launch < 2; launch += 1) {
      await this.restart();
      expect(await this.losses()).toEqual([]);
      expect(await this.browser.ask('loss')).toBeUndefined();
    }
    const found = await this.browser.ask('find');
    expect(
      findHalves({ ...found, counters: found.counters && { ...found.counters, waiting: found.deliveries } }),
    ).toEqual([]);
    await expect
      .poll(async () => (await this.browser.ask('find')).copies.length, { timeout: 20_000 })
      .toBe(found.packets.length);
    await askDiskPage(this.browser, 'nudge');
    await expect
      .poll(() => askDiskPage(this.browser, 'states'), { timeout: 60_000 })
      .toEqual({ delivered: found.packets.length });
    await this.kill();
    return found.packets.length;
  }
}

function newPhone(context: TestContext, name: string): SmallPhone {
  if (obstacle) context.skip(obstacle);
  isGatewayThere = true;
  return new SmallPhone(name);
}

/** Before which step, and how much is left there; with `SLOW=1` many more, drawn from a seed. */
function fullDisks(usual: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const random = seededRandom(Number(process.env['SEED'] ?? 1));
  const more = Array.from({ length: propertyRuns(0, 48) }, () => {
    const leftBytes = random() < 0.25 ? 0 : Math.floor(4_096 * 75 ** random());
    return [Math.floor(random() * steps.length), leftBytes] as const;
  });
  return [...usual, ...more];
}

/** Somebody else takes what is left, and the reserve with it; the log is whole. */
async function loseReserve({ disk, browser }: SmallPhone): Promise<void> {
  for (let save = 0; save < 20; save += 1) {
    disk.fill(0);
    expect(await askDiskPage(browser, 'save')).toBeUndefined();
    if (disk.freeBytes() > 1_000_000) return;
  }
  throw new Error('the reserve was never needed');
}

/** One dossier, `leftBytes` left before the step `full`; the problems that were told. */
async function workOnFullDisk(
  phone: SmallPhone,
  full: { readonly step: number; readonly leftBytes: number; readonly isReserved: boolean },
): Promise<string[]> {
  const { disk, browser } = phone;
  const problems: string[] = [];
  await askDiskPage(browser, 'begin', aDraft());
  expect(await askDiskPage(browser, 'save')).toBeUndefined();
  // A photograph makes sure of the reserve.
  expect(await askDiskPage(browser, 'attach')).toBeUndefined();
  for (const [index, step] of steps.entries()) {
    if (index === full.step && !full.isReserved) await loseReserve(phone);
    if (index === full.step) disk.fill(full.leftBytes);
    const problem = await askDiskPage(browser, step);
    if (problem === undefined) continue;
    problems.push(`${step}: ${problem}`);
    expect(told).toContain(problem);
    if (full.isReserved && step === 'attach') continue;
    disk.makeRoom();
    expect(await askDiskPage(browser, step)).toBeUndefined();
    expect(await phone.losses()).toEqual([]);
  }
  await expectAllThere(phone);
  disk.makeRoom();
  // What could not be read on the full disk is tried again within a moment.
  await expect.poll(() => phone.losses(), { timeout: 20_000 }).toEqual([]);
  expect(browser.errors).toEqual([]);
  return problems;
}

/** Reads, where the disk still lets the browser open the database; what it cannot read it tells by its code. */
async function expectAllThere(phone: SmallPhone): Promise<void> {
  try {
    expect(await phone.losses()).toEqual([]);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('storage-full'))) throw error;
  }
}

describe('a disk that somebody else fills', () => {
  it('never keeps a dossier from being finished while the reserve lies there', async (context) => {
    const phone = newPhone(context, 'reserved');
    await phone.enrol();
    const problems: string[] = [];
    const cases = fullDisks([
      [0, 0],
      [5, 4_096],
    ]);
    for (const [step, leftBytes] of cases)
      problems.push(...(await workOnFullDisk(phone, { step, leftBytes, isReserved: true })));
    expect(problems.filter((problem) => problem !== 'attach: storage-nearly-full')).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    expect(await phone.end()).toBe(cases.length);
  });

  it('costs nothing and is told by its code where the reserve is gone, and with room the work goes on', async (context) => {
    const phone = newPhone(context, 'unreserved');
    await phone.enrol();
    const problems: string[] = [];
    const cases = fullDisks([
      [0, 0],
      [5, 0],
    ]);
    for (const [step, leftBytes] of cases)
      problems.push(...(await workOnFullDisk(phone, { step, leftBytes, isReserved: false })));
    expect(problems.length).toBeGreaterThan(0);
    expect(await phone.end()).toBe(cases.length);
  });

  it('lets an acknowledgement wait that cannot be written down', async (context) => {
    const phone = newPhone(context, 'acknowledged');
    await phone.enrol();
    const rounds = propertyRuns(1, 19);
    for (let round = 1; round <= rounds; round += 1) {
      isGatewayThere = false;
      await workOnFullDisk(phone, { step: steps.length, leftBytes: 0, isReserved: true });
      await askDiskPage(phone.browser, 'begin', aDraft());
      await loseReserve(phone);
      phone.disk.fill(0);
      isGatewayThere = true;
      const problem = await askDiskPage(phone.browser, 'nudge');
      if (problem !== undefined) expect(told).toContain(problem);
      await expectAllThere(phone);
      phone.disk.makeRoom();
      await askDiskPage(phone.browser, 'nudge');
      await expect.poll(() => askDiskPage(phone.browser, 'states'), { timeout: 20_000 }).toEqual({ delivered: round });
    }
    expect(await phone.end()).toBe(rounds);
  });

  it('is survived by a start, with the reserve and without, which goes on by itself', async (context) => {
    const phone = newPhone(context, 'starts');
    await phone.enrol();
    for (const [leftBytes, isReserved] of [
      [0, true],
      [1_000_000, false],
    ] as const) {
      await workOnFullDisk(phone, { step: steps.length, leftBytes: 0, isReserved: true });
      if (!isReserved) {
        await askDiskPage(phone.browser, 'begin', aDraft());
        await loseReserve(phone);
      }
      phone.disk.fill(leftBytes);
      await phone.kill();
      await phone.launch();
      const unlocked = await askDiskPage(phone.browser, 'unlock');
      if (unlocked !== undefined) expect(told).toContain(unlocked);
      phone.disk.makeRoom();
      await expect.poll(() => askDiskPage(phone.browser, 'unlock'), { timeout: 20_000 }).toBeUndefined();
      expect(await askDiskPage(phone.browser, 'problem')).toBeUndefined();
      expect(await phone.losses()).toEqual([]);
    }
    expect(await phone.end()).toBe(2);
  });
});
