/**
 * The gateway's process killed by SIGKILL at the steps of an upload, one after another, on the same data; the process
 * started next is asked whether it keeps the word of the one before.
 */

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { isOpen } from '../../../src/gateway/verify/finding.ts';
import { isPart, remoteGateway, spread, startStruckGateway, sweepPart } from './struck-gateway.ts';
import type { StruckGateway } from './struck-gateway.ts';
import { deliverRest, expectHonoured, prepareUpload, upload } from './upload-script.ts';
import type { Heard } from './upload-script.ts';

const kills = propertyRuns(11, 198);
const port = 8_810;
vi.setConfig({ testTimeout: 60_000 + kills * 30_000, hookTimeout: 60_000 });

/** Owns the data; its own handler serves nobody here. */
let owner: TestGateway;
let device: TestDevice;
let running: StruckGateway | undefined;

beforeAll(async () => {
  owner = await startTestGateway();
  device = await enrolTestDevice(owner);
});
afterAll(async () => {
  await running?.process.kill();
  await owner.stop();
});

async function start(): Promise<TestGateway> {
  const { dataDir } = owner.context.config;
  running = await startStruckGateway({ dataDir, port, env: { DATABASE_URL: owner.databaseUrl } });
  return remoteGateway(running.process.url, owner.context);
}

it(`keeps its word after each of ${kills} kills, takes the rest, and has every packet once`, async () => {
  const { dataDir } = owner.context.config;
  let gateway = await start();
  // How many steps an undisturbed upload has; the first of a process does a little more than later ones.
  await running?.arm(0);
  await upload(gateway, await prepareUpload(gateway, device));
  const steps = (await running?.steps()) ?? [];
  expect(steps.length).toBeGreaterThan(60);

  const delivered: { heard: Heard; acknowledgement: string }[] = [];
  const counts = { heardNothing: 0, heardAll: 0 };
  // The folders of its pages may be there already, which saves a few.
  const places = sweepPart(spread(steps.length - 8, kills));
  for (const at of places) {
    const heard = await prepareUpload(gateway, device);
    await running?.arm(at);
    await upload(gateway, heard);
    await running?.struck();
    if (heard.acknowledgements.length === 0) counts.heardNothing += 1;
    if (heard.acknowledgements.length === 3) counts.heardAll += 1;
    gateway = await start();
    try {
      await expectHonoured(gateway, dataDir, heard);
      delivered.push({ heard, acknowledgement: await deliverRest(gateway, heard) });
    } catch (error) {
      throw new Error(`killed at step ${at}, ${steps[at - 1]}`, { cause: error });
    }
  }
  for (const { heard, acknowledgement } of delivered) {
    expect(await deliverRest(gateway, heard)).toBe(acknowledgement);
  }
  // Kills at the beginning and at the end were among them.
  if (!isPart) expect(counts.heardNothing).toBeGreaterThan(0);
  if (!isPart) expect(counts.heardAll).toBeLessThan(kills / 2);
  const { count } = await owner.context.db
    .selectFrom('packets')
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(places.length + 1);
  expect((await examineGateway(owner.context)).filter(isOpen)).toEqual([]);
});
