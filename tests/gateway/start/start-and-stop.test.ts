import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDiskBlobs } from '../../../src/gateway/blobs/disk-blobs.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';
import { embeddedUrl, failToStart, launch, runGateway } from '../../fixtures/run-gateway.ts';
import type { RunningGateway } from '../../fixtures/run-gateway.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

/** Child processes of the gateway that run the opener. */
function findOpeners(gatewayProcessId: number): number[] {
  const children = readFileSync(`/proc/${gatewayProcessId}/task/${gatewayProcessId}/children`, 'utf8');
  return children
    .split(' ')
    .filter((child) => child.trim() !== '')
    .filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('build/gateway/opener.js'))
    .map(Number);
}

const folder = temporaryFolder();
const dataDir = join(folder, 'data');
const port = 22_001;
let gateway: RunningGateway;
beforeAll(async () => void (gateway = await runGateway({ dataDir, port })));
afterAll(() => gateway.kill());

describe('the first start of a data folder', () => {
  it('prints the bare invitation, then ready, each once', () => {
    const lines = gateway.stdout().split('\n');
    const told = lines.filter((line) => /^(invitation|ready)/.test(line));
    expect(told).toEqual([
      expect.stringMatching(/^invitation: http:\/\/localhost:22001\/moi#[\w-]{22}$/),
      'ready: http://localhost:22001',
    ]);
    expect(gateway.stdout()).not.toContain('\u001B');
  });

  it('draws the invitation as a code to scan', () => {
    expect(
      gateway
        .stdout()
        .split('\n')
        .filter((line) => /^[█▀▄ ]{20,}$/.test(line)).length,
    ).toBeGreaterThan(10);
  });

  it('answers /readyz with 200', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });
});

describe('a second start', () => {
  it('on the same folder, also under another name, is refused in one sentence that names the holder', async () => {
    symlinkSync(dataDir, join(folder, 'alias'));
    for (const path of [dataDir, join(folder, 'alias')]) {
      const { exitCode, stdout, stderr } = await failToStart({ dataDir: path, port: 22_002 });
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toBe(
        `Thư mục dữ liệu ${path} đang được một Gõ Cửa khác dùng (tiến trình ${gateway.processId}); hãy dừng nó trước, hoặc đặt DATA_DIR khác.\n`,
      );
    }
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });

  it('on the same port is refused in one sentence, and does not use up its invitation', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    const { exitCode, stdout, stderr } = await failToStart({ dataDir: other, port });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe(
      `Cổng ${port} đang được chương trình khác dùng; hãy dừng chương trình đó, hoặc đặt PORT khác.\n`,
    );
    expect(existsSync(join(other, 'postgres'))).toBe(false);
  });
});

describe('Ctrl-C', () => {
  it('stops everything cleanly, and the next start finds its data and prints no second invitation', async () => {
    const db = openStore(embeddedUrl(dataDir));
    await db
      .insertInto('parts')
      .values({ sha256: 'a'.repeat(64), len: 1 })
      .execute();
    await (await openDiskBlobs(join(dataDir, 'blobs'))).write('a1b2c3d4', Buffer.from('kept'));
    await db.destroy();
    const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

    const { exitCode, stderr } = await gateway.stop();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(() => process.kill(postmaster, 0)).toThrow();
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down');
    expect(existsSync(join(dataDir, 'gateway.lock'))).toBe(false);

    const before = gateway.invitation;
    gateway = await runGateway({ dataDir, port });
    expect(gateway.invitation).toBeUndefined();
    const again = openStore(embeddedUrl(dataDir));
    expect(await again.selectFrom('parts').select('len').execute()).toEqual([{ len: 1 }]);
    await again.destroy();
    expect((await (await openDiskBlobs(join(dataDir, 'blobs'))).read('a1b2c3d4')).toString()).toBe('kept');

    await gateway.stop();
    gateway = await runGateway({ dataDir, port, args: ['--new-invitation'] });
    expect(gateway.invitation).toMatch(/\/moi#[\w-]{22}$/);
    expect(gateway.invitation).not.toBe(before);
  });

  it('SIGTERM to the gateway alone does the same', async () => {
    process.kill(gateway.processId, 'SIGTERM');
    expect(await gateway.ended).toMatchObject({ exitCode: 0, stderr: '' });
    gateway = await runGateway({ dataDir, port });
  });
});

describe('Ctrl-C during the start', () => {
  it.each([0, 1, 2])('ends it without a word, whatever it was doing (%s)', async (moment) => {
    const early = join(folder, 'early');
    const { child, ended, stdout } = launch({ dataDir: early, port: 22_003 });
    const isAt = [
      () => existsSync(join(early, 'gateway.lock')),
      () => existsSync(join(early, 'postgres', 'postmaster.pid')),
      () => stdout().includes('ready: '),
    ][moment];
    await until(() => isAt?.() ?? true);
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(existsSync(join(early, 'gateway.lock'))).toBe(false);
  });
});

describe('the opener', () => {
  it('is started again when it dies', async () => {
    await until(() => findOpeners(gateway.processId).length === 1);
    const [opener] = findOpeners(gateway.processId);
    if (opener !== undefined) process.kill(opener, 'SIGKILL');
    await until(() => findOpeners(gateway.processId).some((processId) => processId !== opener));
    expect(findOpeners(gateway.processId)).toHaveLength(1);
  });
});

describe('the database', () => {
  it('dying under the gateway ends it with a sentence', async () => {
    const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    const { exitCode, stderr } = await gateway.ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain('PostgreSQL đã dừng đột ngột');
    gateway = await runGateway({ dataDir, port });
  });
});
