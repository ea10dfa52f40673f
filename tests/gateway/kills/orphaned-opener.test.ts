/** A gateway that is killed while its opener is still loading leaves no opener behind. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { projectDir } from '../../fixtures/run-gateway.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let owner: TestGateway;
let opener = 0;
beforeAll(async () => {
  owner = await startTestGateway();
});
afterAll(async () => {
  if (existsSync(`/proc/${opener}`)) process.kill(opener, 'SIGKILL');
  await owner.stop();
});

it('ends by itself', async () => {
  const parent = `
    const child = require('node:child_process').fork('src/gateway/opener/main.ts', [], {
      execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    require('node:fs').writeSync(1, String(child.pid));
    process.kill(process.pid, 'SIGKILL');`;
  const env = { ...process.env, DATA_DIR: owner.context.config.dataDir, DATABASE_URL: owner.databaseUrl };
  const words = ['--input-type=commonjs', '-e', parent];
  const child = spawn(process.execPath, words, { cwd: projectDir, env, stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.on('data', (text: Buffer) => (opener = Number(text.toString())));
  while (opener === 0) await sleep(20);
  expect(existsSync(`/proc/${opener}`)).toBe(true);
  while (existsSync(`/proc/${opener}`)) await sleep(50);
});
