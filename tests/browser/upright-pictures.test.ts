/** A photograph stands upright by its EXIF and is decoded no larger than needed, whichever way the browser decodes it. */

import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { serveKillPage } from './kills/serve-kill-page.ts';
import type { ServedPage } from './kills/serve-kill-page.ts';
import { openPhone } from './phone.ts';

const folder = temporaryFolder();
let served: ServedPage;
beforeAll(async () => {
  served = await serveKillPage(21_610, { name: 'pictures-page' });
});
afterAll(() => served?.close());

/** Black, with a red top left quarter as it is stored. */
async function aPhotograph(orientation: number, width: number, height: number): Promise<number[]> {
  const red = await sharp({
    create: { width: width >> 1, height: height >> 1, channels: 3, background: '#f00' },
  })
    .png()
    .toBuffer();
  const picture = sharp({ create: { width, height, channels: 3, background: '#000' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withMetadata({ orientation });
  return [...(await picture.jpeg().toBuffer())];
}

it('photographs stand upright, and no larger than they are needed', async () => {
  const { page, close } = await openPhone({ profileDir: folder });
  await page.goto(served.origin);
  await page.waitForFunction(() => window.decodeBothWays !== undefined);
  const seen = async (orientation: number, width: number, height: number) => {
    const picture = await aPhotograph(orientation, width, height);
    const both = await page.evaluate((bytes) => window.decodeBothWays!(bytes), picture);
    return both.map(({ corners, ...size }) => [size.width, size.height, corners.findIndex((red) => red > 128)]);
  };
  // Turned by nothing, a half, a quarter and three quarters: the red corner goes round.
  expect(await seen(1, 4000, 3000)).toEqual([
    [2000, 1500, 0],
    [4000, 3000, 0],
  ]);
  expect(await seen(3, 4000, 3000)).toEqual([
    [2000, 1500, 2],
    [4000, 3000, 2],
  ]);
  expect(await seen(6, 4000, 3000)).toEqual([
    [1500, 2000, 1],
    [3000, 4000, 1],
  ]);
  expect(await seen(8, 4000, 3000)).toEqual([
    [1500, 2000, 3],
    [3000, 4000, 3],
  ]);
  // Never enlarged, and never smaller than what is wanted.
  expect(await seen(1, 1200, 900)).toEqual([
    [1200, 900, 0],
    [1200, 900, 0],
  ]);
  expect((await seen(1, 1999, 333))[0]).toEqual([1750, 292, 0]);
  await close();
});
