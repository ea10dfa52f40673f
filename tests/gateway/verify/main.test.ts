/** `npm run verify` as its own process beside a working gateway: what it says, how it ends, and that it only reads. */

import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { finishedPath } from '../../../src/gateway/blobs/disk-files.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { projectDir } from '../../fixtures/run-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const empty = temporaryFolder();
let world: OpenerWorld;
let part: string;

beforeAll(async () => {
  world = await OpenerWorld.start();
  part = (await world.deliver(world.aWholeText())).digests[1] ?? '';
  await world.openAll();
});
afterAll(async () => await world.stop());

function verify(env: NodeJS.ProcessEnv, ...args: string[]) {
  const words = ['--import', 'tsx', 'src/gateway/verify/main.ts', ...args];
  return spawnSync(process.execPath, words, { cwd: projectDir, env: { ...process.env, ...env }, encoding: 'utf8' });
}

const place = () => ({ DATA_DIR: world.gateway.context.config.dataDir, DATABASE_URL: world.gateway.databaseUrl });

describe('npm run verify', () => {
  it('ends with 0 and a sentence when everything is there', () => {
    const { status, stdout } = verify(place());
    expect(status).toBe(0);
    expect(stdout).toContain('Mọi thứ đã nhận đều còn nguyên.');
  });

  it('ends with 1 when something is missing, as lines of JSON when asked', async () => {
    await rm(finishedPath(join(place().DATA_DIR, 'blobs'), part));
    const { status, stdout } = verify(place(), '--json', '--repair');
    const [finding, summary] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(status).toBe(1);
    expect(finding).toMatchObject({ kind: 'part-missing', weight: 'missing', subject: part });
    expect(summary).toMatchObject({
      whole: false,
      open: 1,
      missing: 1,
      counted: { packets: 1, parts: 1, dossiers: 1 },
    });
  });

  it.each([
    ['a word it does not know', () => verify(place(), '--delete'), 'Cách dùng: npm run verify'],
    ['a folder without keys', () => verify({ DATA_DIR: empty }), 'Không có khóa ở'],
    [
      'a database that is not there',
      () => verify({ ...place(), DATABASE_URL: 'postgres://nobody:x@127.0.0.1:8829/none' }),
      'Không kiểm tra được (ECONNREFUSED).',
    ],
  ])('ends with 2 and a sentence, never a stack: %s', (_, run, sentence) => {
    const { status, stderr } = run();
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
