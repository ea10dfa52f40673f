/** Backups that must not be taken: each is refused with a sentence, and leaves an empty place as empty as it was. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encodeEnd, encodeEntry, readEntries } from '../../../src/gateway/backup/archive.ts';
import type { ArchiveEntry } from '../../../src/gateway/backup/archive.ts';
import { makeBackup, sumLine } from '../../../src/gateway/backup/make-backup.ts';
import { restoreBackup } from '../../../src/gateway/backup/restore-backup.ts';
import { readSealedFile, writeSealedFile } from '../../../src/gateway/backup/sealed-file.ts';
import { openBlobs } from '../../../src/gateway/blobs/open-blobs.ts';
import { openDiskBlobs } from '../../../src/gateway/blobs/disk-blobs.ts';
import { finishedPath } from '../../../src/gateway/blobs/disk-files.ts';
import { identityOf, keysDir } from '../../../src/gateway/keys/key-files.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { startS3 } from '../../fixtures/start-s3.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { createEmptyDatabase, runCommand } from './backup-world.ts';
import type { EmptyDatabase } from './backup-world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = temporaryFolder();
const whole = join(folder, 'whole.age');
const changed = join(folder, 'changed.age');
const dataDir = join(folder, 'elsewhere');
let world: OpenerWorld;
let empty: EmptyDatabase;
let identity: string;
let recipient: string;

beforeAll(async () => {
  world = await OpenerWorld.start();
  await world.deliver(world.aWholeText());
  await world.openAll();
  // More than two pieces of age, and a packet that nobody has opened yet.
  await world.deliver(world.aWholeText(), { papers: [randomBytes(200_000)] });
  empty = await createEmptyDatabase(world.gateway.databaseUrl);
  const { config } = world.gateway.context;
  identity = identityOf(readFileSync(join(keysDir(config.dataDir), 'escrow.agekey'), 'utf8'));
  recipient = await identityToRecipient(identity);
  expect(await backUp(whole)).toMatchObject({ missing: [] });
});
afterAll(async () => {
  await empty.drop();
  await world.stop();
});

async function backUp(path: string) {
  const { config, blobs } = world.gateway.context;
  const source = { dataDir: config.dataDir, databaseUrl: world.gateway.databaseUrl, blobs, now: new Date() };
  return await makeBackup(source, path);
}

async function restore(path: string, key = identity) {
  const blobs = await openDiskBlobs(join(dataDir, 'blobs'));
  return await restoreBackup(path, key, { dataDir, databaseUrl: empty.url, blobs });
}

/** The entries as whoever knows the escrow's public key may write them anew. */
async function rewrite(change: (entries: ArchiveEntry[]) => ArchiveEntry[]): Promise<void> {
  const entries: ArchiveEntry[] = [];
  for await (const entry of readEntries(readSealedFile(whole, identity))) entries.push(entry);
  async function* encoded() {
    for (const entry of change(entries)) yield* encodeEntry(entry, 0);
    yield encodeEnd();
  }
  rmSync(changed, { force: true });
  await writeSealedFile(changed, [recipient], encoded());
}

/** With digests that agree again. */
function summed(entries: readonly ArchiveEntry[]): ArchiveEntry[] {
  const others = entries.filter(({ name }) => name !== 'SHA256SUMS');
  return [...others, { name: 'SHA256SUMS', bytes: Buffer.from(others.map(sumLine).join('')) }];
}

const damage = (change: (bytes: Buffer) => Buffer) => async () => writeFileSync(changed, change(await readFile(whole)));
const edit = (name: RegExp, change: (text: string) => string) => (entry: ArchiveEntry) =>
  name.test(entry.name)
    ? { ...entry, bytes: Buffer.from(change(Buffer.from(entry.bytes).toString('latin1')), 'latin1') }
    : entry;
const flipped = (bytes: Buffer, at: number) => {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};

describe('a backup is refused in a sentence, and nothing of it is kept', () => {
  it.each([
    ['changed in the middle', damage((bytes) => flipped(bytes, bytes.length >> 1)), /hỏng, bị sửa hoặc bị cắt/],
    ['changed in its last byte', damage((bytes) => flipped(bytes, bytes.length - 1)), /hỏng, bị sửa hoặc bị cắt/],
    ['cut in the middle', damage((bytes) => bytes.subarray(0, bytes.length >> 1)), /hỏng, bị sửa hoặc bị cắt/],
    ['cut where a piece of age ends', damage((bytes) => bytes.subarray(0, ageHead(bytes) + 65_552)), /bị cắt/],
    ['empty', damage(() => Buffer.alloc(0)), /hỏng, bị sửa hoặc bị cắt/],
    ['something else altogether', damage(() => Buffer.from('PK\u0003\u0004 not ours')), /hỏng, bị sửa hoặc bị cắt/],
    ['age, but no archive', () => rewrite(() => []), /thiếu phần hoặc có phần lạ/],
    ['without its digests', () => rewrite((entries) => entries.slice(0, -1)), /thiếu phần/],
    ['without its keys', () => rewrite((e) => summed(e.filter(({ name }) => !/data\.key/.test(name)))), /thiếu phần/],
    [
      'with a row changed',
      () => rewrite((entries) => entries.map(edit(/^tables\/communes\//, (text) => text.replace('X', 'Y')))),
      /không khớp mã kiểm tra của chính nó \(tables\/communes\/000001\.copy\)/,
    ],
    [
      'with a page changed, and the digests with it',
      () => rewrite((e) => summed(e.map(edit(/^blobs\/[0-9a-f]{64}$/, (text) => `${text}!`)))),
      /thiếu phần hoặc có phần lạ/,
    ],
    [
      'with a file that would leave its folder',
      () => rewrite((e) => summed([...e, { name: 'blobs/../../keys/data.key', bytes: Buffer.from('x') }])),
      /thiếu phần hoặc có phần lạ/,
    ],
    [
      'with a table of its own',
      () => rewrite((e) => e.map(edit(/^description/, (text) => text.replace('"communes"', '"pg_authid"')))),
      /không khớp với phiên bản Gõ Cửa này/,
    ],
    [
      'of a newer program',
      () => rewrite((e) => e.map(edit(/^description/, (text) => text.replace('001-first', '001-later')))),
      /phiên bản Gõ Cửa mới hơn/,
    ],
  ])('%s', async (_, make, sentence) => {
    await make();
    await expect(restore(changed)).rejects.toThrow(sentence);
    await expectNothing();
  });

  it('sealed to another key', async () => {
    await expect(restore(whole, await generateX25519Identity())).rejects.toThrow(/hãy dùng khóa dự phòng \(escrow\)/);
    await expectNothing();
  });
});

describe('the same backup unchanged', () => {
  it('is taken into the same place afterwards', async () => {
    expect(await restore(whole)).toMatchObject({ missing: [] });
    expect(await empty.countRows()).toBeGreaterThan(0);
    expect(existsSync(join(keysDir(dataDir), 'gateway-id'))).toBe(true);
  });

  it('is not taken into a database that has rows', async () => {
    const args = ['--from', whole, '--identity', join(keysDir(world.gateway.context.config.dataDir), 'escrow.agekey')];
    const told = await runCommand('restore-main', args, { DATA_DIR: join(folder, 'new'), DATABASE_URL: empty.url });
    expect(told.exitCode).toBe(2);
    expect(told.stderr).toContain('Cơ sở dữ liệu ở DATABASE_URL không trống');
  });
});

describe('a store whose blobs lie in a bucket', () => {
  it('takes a backup of files, and its own has the same bytes', async () => {
    const s3 = await startS3(23_205);
    const other = await createEmptyDatabase(world.gateway.databaseUrl);
    const target = { dataDir: join(folder, 'bucket'), databaseUrl: other.url, blobs: await openBlobs(s3.place) };
    await restoreBackup(whole, identity, target);
    const copy = join(folder, 'copy.age');
    expect(await makeBackup({ ...target, now: new Date() }, copy)).toMatchObject({ missing: [] });
    const digests = async (path: string) => {
      const lines: string[] = [];
      for await (const entry of readEntries(readSealedFile(path, identity))) lines.push(sumLine(entry));
      return lines.filter((line) => /  (blobs|keys|tables)\//.test(line));
    };
    expect(await digests(copy)).toEqual(await digests(whole));
    await other.drop();
    await s3.stop();
  });
});

describe('a store that lacks a page', () => {
  it('is backed up all the same, and says so', async () => {
    const { config } = world.gateway.context;
    const [name] = Array.from(
      await world.opener.db.selectFrom('parts').select('sha256').execute(),
      (row) => row.sha256,
    );
    rmSync(finishedPath(join(config.dataDir, 'blobs'), name ?? ''));
    expect(await backUp(join(folder, 'poor.age'))).toMatchObject({ missing: [name] });
  });
});

describe('npm run backup', () => {
  it('refuses a folder inside the data, where it would die with it, and words it does not know', async () => {
    const { config } = world.gateway.context;
    const env = { DATA_DIR: config.dataDir, DATABASE_URL: world.gateway.databaseUrl };
    const inside = await runCommand('main', ['--to', join(config.dataDir, 'copies')], env);
    expect(inside).toMatchObject({ exitCode: 2, stdout: '' });
    expect(inside.stderr).toContain('Hãy sao lưu ra ngoài');
    expect(await runCommand('main', ['--from', 'x'], env)).toMatchObject({
      exitCode: 2,
      stderr: 'Cách dùng: npm run backup -- --to THƯ_MỤC\n',
    });
  });
});

async function expectNothing(): Promise<void> {
  expect(await empty.countRows()).toBe(0);
  const left = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(left.map(({ name }) => name)).toEqual([]);
}

/** Where the header of an age file and the nonce after it end. */
function ageHead(bytes: Buffer): number {
  const mac = bytes.indexOf('\n--- ');
  return bytes.indexOf('\n', mac + 1) + 1 + 16;
}
