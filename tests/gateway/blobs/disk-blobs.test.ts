import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDiskBlobs } from '../../../src/gateway/blobs/disk-blobs.ts';
import { openBlobs } from '../../../src/gateway/blobs/open-blobs.ts';
import { describeBlobs } from '../../contracts/blobs-contract.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const folder = temporaryFolder();

describeBlobs('disk', () => openDiskBlobs(join(folder, 'contract')));

describe('the disk', () => {
  it('being full is told as such, counts nothing half-stored, and passes when there is room again', () => {
    const small = join(folder, 'small');
    mkdirSync(small);
    const program = fileURLToPath(new URL('../../fixtures/fill-disk.ts', import.meta.url));
    // A disk of 2 MB, in a mount name space of its own.
    const script = 'mount -t tmpfs -o size=2m small "$1" && exec "$2" --import tsx "$3" "$1"';
    const args = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh', small, process.execPath, program];
    const outcome = JSON.parse(execFileSync('unshare', args, { encoding: 'utf8' })) as { held: number };
    expect(outcome).toMatchObject({ appending: true, writing: true, half: false, finished: true });
    expect(outcome.held).toBeGreaterThan(0);
    expect(outcome.held).toBeLessThanOrEqual(2 * 1024 * 1024);
  });
});

describe('BLOBS_URL', () => {
  it('may name a folder', async () => {
    const dir = join(folder, 'named');
    const blobs = await openBlobs({ blobsUrl: pathToFileURL(dir).href, dataDir: '/nowhere' });
    await blobs.write('a1b2c3d4', Buffer.from('x'));
    expect(await (await openDiskBlobs(dir)).has('a1b2c3d4')).toBe(true);
  });

  it.each(['ftp://example.invalid/bucket', 'nonsense'])('of an unknown kind, %s, gets a sentence', async (url) => {
    await expect(openBlobs({ blobsUrl: url, dataDir: folder })).rejects.toThrow('BLOBS_URL phải');
  });
});
