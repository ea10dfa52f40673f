import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { builtProgram, projectDir } from '../../fixtures/run-gateway.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

const program = join(projectDir, builtProgram('opener'));

/** Of a process whose parent was killed; one that nobody waited for stays in the table as a zombie (Z). */
function isEnded(processId: number): boolean {
  try {
    return /^[ZX]/.test(readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1] ?? '');
  } catch {
    return true;
  }
}

/** A gateway that starts the opener and is killed `afterMs` later. */
const shortLived = `
  const [program, afterMs] = process.argv.slice(1);
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const opener = require('node:child_process').fork(program, { stdio });
  process.stdout.write(String(opener.pid));
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(afterMs));
`;

describe('the opener’s process', () => {
  it('opens what arrives while it runs, picture included, and ends when told to', async () => {
    const { dataDir } = world.gateway.context.config;
    const child = fork(program, {
      execArgv: [],
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

  it('ends by itself when its gateway was killed while it was still loading', async () => {
    const env = {
      ...process.env,
      DATA_DIR: world.gateway.context.config.dataDir,
      DATABASE_URL: world.gateway.databaseUrl,
    };
    const gateway = spawn(process.execPath, ['-e', shortLived, program, '100'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    gateway.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await once(gateway, 'exit')).toEqual([null, 'SIGKILL']);
    const opener = Number(said);
    expect(opener).toBeGreaterThan(0);
    try {
      await expect.poll(() => isEnded(opener), { timeout: 40_000, interval: 100 }).toBe(true);
    } finally {
      if (!isEnded(opener)) process.kill(opener, 'SIGKILL');
    }
  }, 60_000);
});
