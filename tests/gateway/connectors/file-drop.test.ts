/** What lies in the folder of the one-stop desk: whole, signed, named for its upload, and there once. */

import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedManifest } from '../../../src/gateway/connectors/connector.ts';
import { safeName } from '../../../src/gateway/connectors/export-names.ts';
import { findCompactJws, isSignedBy } from '../../../src/gateway/intake/compact-jws.ts';
import { createConnectorWorld } from './connector-world.ts';
import type { ConnectorWorld } from './connector-world.ts';

let world: ConnectorWorld;
let picture: Buffer;

beforeAll(async () => {
  world = await createConnectorWorld();
  picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => await world.close());

const wishes = (photo: Uint8Array) => ({
  applicantName: 'Nguyễn Thị Rất Riêng',
  idNumber: '044148000123',
  answers: { requestKind: 'start' },
  papers: [
    { paperId: 'giay-khac-hai', custody: 'photo' as const, picture: photo },
    { paperId: 'chua-toi', custody: 'photo' as const, picture: 'on-its-way' as const },
    { paperId: 'ban-chinh', custody: 'original' as const },
  ],
});

const dropped = (subfolder: string) =>
  readdirSync(join(world.folder, subfolder)).filter((name) => !name.startsWith('.'));

function check(files: { readonly [name: string]: Uint8Array }, key: string): ExportedManifest {
  const { 'manifest.json': manifest, 'manifest.jws': signature, ...others } = files;
  const [header = '', tail = ''] = Buffer.from(signature ?? [])
    .toString()
    .trim()
    .split('..');
  const jws = findCompactJws(`${header}.${Buffer.from(manifest ?? []).toString('base64url')}.${tail}`);
  const publicKey = createPublicKey({ key: { ...world.context.keys.publicJwk }, format: 'jwk' });
  expect(jws && isSignedBy(jws, publicKey)).toBe(true);
  const told = JSON.parse(Buffer.from(manifest ?? []).toString()) as ExportedManifest;
  expect(told.key).toBe(key);
  expect(told.files.map(({ name }) => name)).toEqual(Object.keys(others).toSorted());
  for (const { name, sha256, sizeBytes } of told.files) {
    expect(others[name]?.length, name).toBe(sizeBytes);
    expect(
      createHash('sha256')
        .update(others[name] ?? '')
        .digest('hex'),
      name,
    ).toBe(sha256);
  }
  return told;
}

const readAll = (path: string) =>
  Object.fromEntries(readdirSync(path).map((name) => [name, new Uint8Array(readFileSync(join(path, name)))]));

describe('a file drop', () => {
  it('lays a folder for each dossier: declaration, papers, data and a signed manifest, and tells the history', async () => {
    await world.addConnector('file-drop', { subfolder: 'mot-cua', as: 'folder' });
    const { key, localCode, dossierId, number } = await world.addAccepted(wishes(picture));
    expect(await world.runUntilIdle()).toBe(1);
    const [name = ''] = dropped('mot-cua');
    expect(name).toBe(`${localCode}_1.014027_${key.slice(0, 8)}`);
    const files = readAll(join(world.folder, 'mot-cua', name));
    expect(Object.keys(files).toSorted()).toEqual([
      '01_To-khai-1-014027.pdf',
      '02_Giay-to-khac_trang-1.jpg',
      'ho-so.json',
      'manifest.json',
      'manifest.jws',
    ]);
    const manifest = check(files, key);
    expect(manifest.missing).toEqual([{ paperId: 'chua-toi', page: 1 }]);
    expect(
      Buffer.from(files['01_To-khai-1-014027.pdf'] ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(Buffer.compare(files['02_Giay-to-khac_trang-1.jpg'] ?? new Uint8Array(), picture)).toBe(0);
    const data = JSON.parse(Buffer.from(files['ho-so.json'] ?? []).toString()) as { [name: string]: unknown };
    expect(data).toMatchObject({
      officialNumber: number,
      status: '2',
      applicant: { fullName: 'Nguyễn Thị Rất Riêng' },
    });
    expect(JSON.stringify(data)).not.toContain('slipToken');
    // Names tell nothing about the person.
    expect(`${name} ${Object.keys(files).join(' ')}`).not.toMatch(/rieng|044148/i);
    const events = await world.context.db
      .selectFrom('dossier_events')
      .select(['action', 'actor'])
      .where('dossier_id', '=', dossierId)
      .execute();
    expect(events).toContainEqual({ action: 'forwarded', actor: 'gateway' });
    expect(await world.stateOf(key)).toMatchObject({ state: 'done', attempts: 0 });
  });

  it('lays one zip instead, whose parts are the same', async () => {
    await world.addConnector('file-drop', { subfolder: 'nen', as: 'zip' });
    const { key } = await world.addAccepted(wishes(picture));
    await world.runUntilIdle();
    const [name = ''] = dropped('nen');
    expect(name).toMatch(/^\d{9}_1\.014027_[0-9a-f]{8}\.zip$/);
    check(unzipSync(new Uint8Array(readFileSync(join(world.folder, 'nen', name)))), key);
  });

  it('tries later where the folder is not there, and never makes it', async () => {
    const away = `${world.folder}-away`;
    await world.addConnector('file-drop', { subfolder: 'xa', as: 'folder' });
    const { key } = await world.addAccepted();
    renameSync(world.folder, away);
    await world.runUntilIdle(0);
    expect(await world.stateOf(key)).toMatchObject({ state: 'waiting', attempts: 1, last_error: 'folder-unusable' });
    expect(() => readdirSync(world.folder)).toThrow('ENOENT');
    renameSync(away, world.folder);
    await world.runUntilIdle();
    expect(await world.stateOf(key)).toMatchObject({ state: 'done' });
    expect(dropped('xa')).toHaveLength(1);
  });

  it('says that a full disk is full, leaves nothing of what had no room, and goes on with what has', () => {
    const disk = join(world.folder, 'small');
    mkdirSync(disk);
    const program = fileURLToPath(new URL('../../fixtures/drop-on-small-disk.ts', import.meta.url));
    const script = 'mount -t tmpfs -o size=2m small "$1" && exec "$2" --import tsx "$3" "$1"';
    const args = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', disk, process.execPath, program];
    const told = { large: { sent: false, code: 'disk-full' }, left: [], small: { sent: true }, there: 1 };
    expect(JSON.parse(execFileSync('unshare', args, { encoding: 'utf8' }))).toEqual({ folder: told, zip: told });
  });

  it('leaves nothing half under its name, and takes up again what a kill left', async () => {
    await world.addConnector('file-drop', { subfolder: 'do-dang', as: 'folder' });
    const { key } = await world.addAccepted();
    const folder = join(world.folder, 'do-dang');
    mkdirSync(join(folder, `.dang-ghi-${key}`), { recursive: true });
    mkdirSync(join(folder, `.dang-ghi-${key}`, 'half'));
    expect(dropped('do-dang')).toEqual([]);
    await world.runUntilIdle();
    expect(dropped('do-dang')).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.startsWith('.dang-ghi'))).toEqual([]);
  });

  it('drops nothing twice, not even what somebody has taken away', async () => {
    await world.addConnector('file-drop', { subfolder: 'mot-lan', as: 'folder' });
    const { key } = await world.addAccepted();
    await world.runUntilIdle();
    const again = () =>
      world.context.db
        .updateTable('forwardings')
        .set({ state: 'waiting', next_try_at: world.context.now() })
        .where('forwarding_id', '=', key)
        .execute();
    await again();
    await world.runUntilIdle();
    expect(dropped('mot-lan')).toHaveLength(1);
    rmSync(join(world.folder, 'mot-lan', dropped('mot-lan')[0] ?? ''), { recursive: true });
    await again();
    await world.runUntilIdle();
    expect(dropped('mot-lan')).toEqual([]);
    expect(await world.stateOf(key)).toMatchObject({ state: 'done' });
  });
});

describe('a name of an exported file', () => {
  it('is safe on every system and stays readable', () => {
    expect(safeName('Giấy chứng sinh (bản sao)', 'x')).toBe('Giay-chung-sinh-ban-sao');
    expect(safeName('Đơn đề nghị: CON\\..\\a/b', 'x')).toBe('Don-de-nghi-CON-a-b');
    expect(safeName('../../', 'x')).toBe('x');
    expect(safeName('Ấ'.repeat(300), 'x').length).toBeLessThanOrEqual(60);
  });
});
