import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findJpegSize } from '../../../src/device/sealing/jpeg-size.ts';

const picture = () => sharp({ create: { width: 640, height: 481, channels: 3, background: '#7a9' } });

describe('the size of a JPEG', () => {
  it('is told by its first bytes, as it is stored', async () => {
    const size = { width: 640, height: 481 };
    expect(findJpegSize(await picture().jpeg().toBuffer())).toEqual(size);
    expect(findJpegSize(await picture().jpeg({ progressive: true }).toBuffer())).toEqual(size);
    expect(findJpegSize(await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer())).toEqual(size);
  });

  it('is not known of another picture, and of no piece of one that is cut off', async () => {
    expect(findJpegSize(await picture().png().toBuffer())).toBeUndefined();
    const whole = new Uint8Array(await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const known = Array.from({ length: whole.length }, (_, length) => findJpegSize(whole.subarray(0, length)));
    const first = known.findIndex((size) => size !== undefined);
    expect(first).toBeGreaterThan(20);
    expect(new Set(known.slice(first).map((size) => JSON.stringify(size))).size).toBe(1);
  });

  it('is not looked for behind what is not a segment', () => {
    const fill = Array.from({ length: 40 }, () => 0xff);
    expect(findJpegSize(Uint8Array.from([0xff, 0xd8, ...fill]))).toBeUndefined();
    expect(findJpegSize(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeUndefined();
    expect(findJpegSize(Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 0, 2, 128, 3]))).toBeUndefined();
  });
});
