/** What cannot start says why in one sentence, without a stack trace, and ends with 1. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listen } from '../../../src/gateway/listen.ts';
import { prepareDataFolder } from '../../../src/gateway/prepare-data-folder.ts';
import { startStore } from '../../../src/gateway/store/start-store.ts';
import { failToStart, runGateway } from '../../fixtures/run-gateway.ts';
import { createTestDatabase } from '../../fixtures/start-postgres.ts';
import type { TestDatabase } from '../../fixtures/start-postgres.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const folder = temporaryFolder();
const port = 22_020;
let store: TestDatabase;
beforeAll(async () => void (store = await createTestDatabase()));
afterAll(() => store.drop());

async function refusal(options: { env?: NodeJS.ProcessEnv; dataDir: string; prefix?: readonly string[] }) {
  const { exitCode, stdout, stderr } = await failToStart({ port, ...options });
  expect({ exitCode, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({
    exitCode: 1,
    stdout: '',
    lines: 1,
  });
  return stderr;
}

describe('the entrance', () => {
  it('refuses a setting that cannot work', async () => {
    const said = await refusal({ dataDir: join(folder, 'setting'), env: { PORT: 'cổng' } });
    expect(said).toContain('PORT phải là số');
  });

  it('refuses a damaged key', async () => {
    const dataDir = join(folder, 'damaged');
    mkdirSync(join(dataDir, 'keys'), { recursive: true });
    writeFileSync(join(dataDir, 'keys', 'gateway-id'), 'x');
    writeFileSync(join(dataDir, 'keys', 'gateway.jwk'), '{');
    expect(await refusal({ dataDir })).toContain('gateway.jwk bị hỏng');
  });

  it('refuses a database that is not there, without a word of its password', async () => {
    const env = { DATABASE_URL: 'postgres://x:secret-word@127.0.0.1:1/x' };
    const said = await refusal({ dataDir: join(folder, 'unreachable'), env });
    expect(said).toContain('không kết nối được (ECONNREFUSED)');
    expect(said).not.toContain('secret-word');
  });

  it('refuses a disk that is nearly full', async () => {
    const dataDir = join(folder, 'full');
    mkdirSync(dataDir);
    const script = `mount -t tmpfs -o size=64m small '${dataDir}' && exec "$@"`;
    const prefix = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh'];
    expect(await refusal({ dataDir, prefix })).toMatch(/Đĩa gần đầy: .* chỉ còn 6\d MB/);
  });
});

describe('a sentence of its own is what gets', () => {
  it('an address that is not of this machine', async () => {
    await expect(listen({ host: '203.0.113.7', port })).rejects.toThrow('Không mở được địa chỉ 203.0.113.7');
  });

  it('a data folder that is a file', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => prepareDataFolder(join(folder, 'file'))).toThrow('Không ghi được vào thư mục dữ liệu');
  });

  it.each([
    ['no URL', () => 'nonsense', 'Không dùng được PostgreSQL'],
    ['a wrong password', (url: string) => url.replace(/:[^:@]+@/, ':wrong@'), 'sai tên hoặc mật khẩu'],
    ['an absent database', (url: string) => url.replace(/\w+$/, 'absent'), 'không có cơ sở dữ liệu'],
  ])('DATABASE_URL with %s', async (_name, change, sentence) => {
    await expect(startStore({ dataDir: folder, databaseUrl: change(store.url) })).rejects.toThrow(sentence);
  });
});

describe('DATABASE_URL', () => {
  it('makes the gateway work on that server and keep no database of its own', async () => {
    const dataDir = join(folder, 'server');
    const gateway = await runGateway({ dataDir, port, env: { DATABASE_URL: store.url } });
    expect((await gateway.stop()).exitCode).toBe(0);
    const invitations = await store.db.selectFrom('invitations').select('first').execute();
    expect(invitations).toEqual([{ first: true }]);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });
});
