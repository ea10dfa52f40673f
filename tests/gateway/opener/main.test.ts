import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenerWorld } from '../../fixtures/opener-world.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

describe('the opener’s process', () => {
  it('opens what arrives while it runs, picture included, and ends when told to', async () => {
    const { dataDir } = world.gateway.context.config;
    const program = fileURLToPath(new URL('../../../src/gateway/opener/main.ts', import.meta.url));
    const child = fork(program, {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: world.gateway.databaseUrl },
    });
    const ended = once(child, 'exit');
    const text = world.aWholeText();
    await world.deliver(text);
    await expect
      .poll(async () => (await world.paperRows(text.dossierId))[0]?.blob_id ?? null, { timeout: 15_000, interval: 100 })
      .not.toBeNull();
    expect((await world.dossierRow(text.dossierId))?.state).toBe('received');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
