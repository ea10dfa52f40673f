/**
 * The gateway's process killed by SIGKILL while it drops a dossier for the one-stop desk: afterwards the folder holds it
 * whole or not at all, and when the claim of the dead has run out it is there, once.
 */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { sql } from '../../../src/gateway/store/kysely.ts';
import { propertyRuns } from '../../fixtures/runs.ts';
import { createConnectorWorld } from '../connectors/connector-world.ts';
import type { ConnectorWorld } from '../connectors/connector-world.ts';
import { spread, startStruckGateway, sweepPart } from './struck-gateway.ts';
import type { StruckGateway } from './struck-gateway.ts';

const port = 8_821;
const kills = propertyRuns(2, 60);
vi.setConfig({ testTimeout: 60_000 + kills * 60_000, hookTimeout: 60_000 });

let world: ConnectorWorld;
let running: StruckGateway | undefined;

beforeAll(async () => {
  world = await createConnectorWorld();
  await world.addConnector('file-drop', { subfolder: 'mot-cua', as: 'folder' });
});
afterAll(async () => {
  await running?.process.kill();
  await world.close();
});

async function start(): Promise<void> {
  const { dataDir, databaseUrl = '' } = world.context.config;
  const env = { DATABASE_URL: databaseUrl, FORWARD_DIR: world.folder };
  running = await startStruckGateway({ dataDir, port, env });
}

/** Due by the clock of the process, which is not that of the world. */
async function makeDue(key: string): Promise<void> {
  await sql`update forwardings set next_try_at = now() - interval '1 second', claimed_until = null
    where forwarding_id = ${key} and state = 'waiting'`.execute(world.context.db);
}

/** Names of what lies there under its own name; each is whole. */
function dropped(number: string): readonly string[] {
  const folder = join(world.folder, 'mot-cua');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => {
    if (name.startsWith('.')) return false;
    const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
    const { files } = JSON.parse(read('manifest.json')) as { files: { name: string; sizeBytes: number }[] };
    for (const file of files) expect(readFileSync(join(folder, name, file.name)).length).toBe(file.sizeBytes);
    expect(read('manifest.jws')).toMatch(/^[\w-]+\.\.[\w-]+\n$/);
    return read('ho-so.json').includes(`"${number}"`);
  });
}

async function untilDone(key: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await world.stateOf(key)).state === 'done') return;
    await sleep(100);
  }
  throw new Error('the dossier was not forwarded within half a minute');
}

it(`is dropped once, after each of ${kills} kills`, async () => {
  await start();
  await running?.arm(0);
  const first = await world.addAccepted();
  await makeDue(first.key);
  await untilDone(first.key);
  const steps = (await running?.steps()) ?? [];
  expect(steps).toContain('before rename');
  for (const at of sweepPart(spread(steps.length, kills))) {
    const { key, number, dossierId } = await world.addAccepted();
    await running?.arm(at);
    await makeDue(key);
    await running?.struck();
    try {
      expect(dropped(number).length).toBeLessThanOrEqual(1);
      await start();
      await makeDue(key);
      await untilDone(key);
      expect(dropped(number)).toHaveLength(1);
      const events = await world.context.db
        .selectFrom('dossier_events')
        .select('action')
        .where('dossier_id', '=', dossierId)
        .execute();
      expect(events.filter(({ action }) => action === 'forwarded')).toHaveLength(1);
    } catch (error) {
      throw new Error(`killed at step ${at}, ${steps[at - 1]}`, { cause: error });
    }
  }
  expect((await verifyAudit(world.context.db)).brokenAt).toBeUndefined();
});
