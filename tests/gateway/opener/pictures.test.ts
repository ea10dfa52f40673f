/** The process that decodes pictures: what it takes, what it refuses, and how little it is given. */

import { readFileSync, readdirSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { newPictures } from '../../../src/gateway/opener/pictures.ts';

process.env['PLANTED_SECRET'] = 'planted-secret';
const pictures = newPictures();
afterAll(async () => {
  delete process.env['PLANTED_SECRET'];
  await pictures.stop();
});

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a9' }, limitInputPixels: false });

/** A PNG whose header promises more than its few bytes hold. */
function pngThatPromises(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const data = deflateSync(Buffer.alloc(100));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'is encoded anew without what was written beside it: %s',
    async (format) => {
      const bytes = await plain(64, 48)
        .withExif({ IFD0: { Copyright: 'planted-exif' } })
        .toFormat(format)
        .toBuffer();
      expect(bytes.toString('latin1')).toContain('planted-exif');
      const answer = await pictures.reencode(bytes);
      expect(answer?.mediaType).toBe(`image/${format}`);
      expect(Buffer.from(answer?.bytes ?? []).toString('latin1')).not.toContain('planted-exif');
    },
  );

  it.each([
    ['of more than 50 megapixels', () => plain(7_200, 7_200).png({ compressionLevel: 1 }).toBuffer()],
    ['that promises ten thousand megapixels', () => pngThatPromises(100_000, 100_000)],
    ['that ends in the middle', async () => (await plain(640, 480).jpeg().toBuffer()).subarray(0, 400)],
    ['in another format', () => plain(16, 16).gif().toBuffer()],
    ['that is a drawing with a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['that says it is one and is none', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5_000, 7)])],
    ['of no bytes', () => Buffer.alloc(0)],
  ])('is refused, and the next one is taken: %s', async (_, make) => {
    expect(await pictures.reencode(await make())).toBeUndefined();
    expect(await pictures.reencode(await plain(8, 8).png().toBuffer())).toBeDefined();
  });
});

describe('the process', () => {
  it('knows nothing of ours but where programs lie, may not grow without end, and leaves no core file', async () => {
    await pictures.reencode(await plain(8, 8).png().toBuffer());
    const own = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => isOurChild(pid));
    expect(own).toHaveLength(1);
    const environment = readFileSync(`/proc/${own[0]}/environ`, 'latin1');
    expect(
      environment.split('\0').filter((line) => !/^(PATH|PWD|NODE_CHANNEL_\w+|_|SHLVL|OLDPWD)=|^$/.test(line)),
    ).toEqual([]);
    expect(environment).not.toContain('planted-secret');
    const limits = readFileSync(`/proc/${own[0]}/limits`, 'utf8');
    expect(limits).toMatch(/Max data size +1536000000 /);
    expect(limits).toMatch(/Max core file size +0 /);
  });
});

function isOurChild(pid: string): boolean {
  try {
    const parent = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[1];
    return (
      parent === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('picture-process.ts')
    );
  } catch {
    // It ended while we looked.
    return false;
  }
}
