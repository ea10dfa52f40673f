/**
 * PostgreSQL and all its processes killed by SIGKILL at the steps of an upload, while the gateway lives on: nobody is told
 * anything that is not durable, the gateway is busy meanwhile, and goes on by itself when the database is back.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDiskBlobs } from '../../../src/gateway/blobs/disk-blobs.ts';
import { readConfig } from '../../../src/gateway/config.ts';
import type { WebContext } from '../../../src/gateway/context.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { lockDataFolder } from '../../../src/gateway/lock-data-folder.ts';
import { createLog } from '../../../src/gateway/log.ts';
import { applyRowPolicies } from '../../../src/gateway/store/apply-row-policies.ts';
import { openCallersDb } from '../../../src/gateway/store/callers-db.ts';
import { migrate } from '../../../src/gateway/store/migrate.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';
import { isOpen } from '../../../src/gateway/verify/finding.ts';
import { openDatabase } from '../../../src/gateway/verify/open-database.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { projectDir } from '../../fixtures/run-gateway.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';
import { testCommune } from '../../fixtures/start-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { startOwnPostgres } from './own-postgres.ts';
import type { OwnPostgres } from './own-postgres.ts';
import { isPart, remoteGateway, spread, startStruckGateway, sweepPart } from './struck-gateway.ts';
import type { StruckGateway } from './struck-gateway.ts';
import { deliverRest, expectHonoured, prepareUpload, upload } from './upload-script.ts';

const kills = propertyRuns(20, 300);
const port = 8_812;
const databasePort = 8_813;
vi.setConfig({ testTimeout: 120_000 + kills * 15_000, hookTimeout: 120_000 });

const dataDir = join(temporaryFolder(), 'data');
let postgres: OwnPostgres;
let context: WebContext;
let device: TestDevice;
let running: StruckGateway;
let gateway: TestGateway;

beforeAll(async () => {
  mkdirSync(dataDir);
  const keys = await loadGatewayKeys(dataDir, new Date());
  postgres = await startOwnPostgres(dataDir, databasePort);
  const db = openStore(postgres.url);
  await migrate(db);
  await db
    .insertInto('communes')
    .values({ ...testCommune, opened: true })
    .execute();
  const env = { DATA_DIR: dataDir, DATABASE_URL: postgres.url, PORT: String(port) };
  const blobs = await openDiskBlobs(join(dataDir, 'blobs'));
  const config = readConfig(env, [], projectDir);
  const callersDb = openCallersDb(postgres.url, { isHeldByDatabase: await applyRowPolicies(db) });
  context = { config, db, callersDb, blobs, keys, log: createLog('silent'), now: () => new Date() };
  const app = createApp(context);
  const request: TestGateway['request'] = async (path, init) => await app.request(path, init);
  device = await enrolTestDevice({ context, request } as unknown as TestGateway);
  running = await startStruckGateway({ dataDir, port, env });
  gateway = remoteGateway(running.process.url, context);
});
afterAll(async () => {
  await running?.process.kill();
  await context?.db.destroy();
  await postgres?.stop();
});

async function untilReady(): Promise<void> {
  while ((await gateway.request('/readyz')).status !== 200) await sleep(20);
}

it(`is busy and then goes on after each of ${kills} kills of the database, and keeps its word`, async () => {
  await running.arm(0);
  await upload(gateway, await prepareUpload(gateway, device));
  const steps = (await running.steps()).length;
  let heardNothing = 0;
  const places = sweepPart(spread(steps - 8, kills));
  for (const at of places) {
    const heard = await prepareUpload(gateway, device);
    await running.arm(at, postgres.postmaster());
    await upload(gateway, heard);
    if (heard.acknowledgements.length === 0) heardNothing += 1;
    await postgres.restart();
    await untilReady();
    try {
      await expectHonoured(gateway, dataDir, heard);
      await deliverRest(gateway, heard);
    } catch (error) {
      throw new Error(`the database was killed at step ${at}`, { cause: error });
    }
  }
  if (!isPart) expect(heardNothing).toBeGreaterThan(0);
  const { count } = await context.db
    .selectFrom('packets')
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(places.length + 1);
  expect((await examineGateway(context)).filter(isOpen)).toEqual([]);
});

it('lets verify find the database of a gateway that runs, and start it where none does', async () => {
  const asEmbedded = { ...context.config, databaseUrl: undefined };
  const beside = await openDatabase(asEmbedded);
  expect(new URL(beside.url).port).not.toBe(String(databasePort));
  await beside.close();

  await running.process.kill();
  await context.db.destroy();
  await postgres.stop();
  const alone = await openDatabase(asEmbedded);
  // Meanwhile no gateway starts in the folder.
  await expect(lockDataFolder(dataDir)).rejects.toThrow('đang được một Gõ Cửa khác dùng');
  const db = openStore(alone.url, { connections: 1 });
  expect((await examineGateway({ ...context, db })).filter(isOpen)).toEqual([]);
  await db.destroy();
  await alone.close();
  await (await lockDataFolder(dataDir)).release();
});
