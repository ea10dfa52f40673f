/** Presses pictures outside a browser, with sharp: real pictures of real sizes for everything behind the pressing. */

import sharp from 'sharp';
import { fail, succeed } from '../../src/core/result.ts';
import type { PressPicture } from '../../src/device/sealing/sealing.ts';

export const pressWithSharp: PressPicture = async (picture) => {
  const input = Buffer.from(await picture.arrayBuffer());
  try {
    const side = (longest: number) => ({
      width: longest,
      height: longest,
      fit: 'inside' as const,
      withoutEnlargement: true,
    });
    const bytes = await sharp(input).rotate().resize(side(1600)).webp({ quality: 70 }).toBuffer();
    const small = await sharp(input).rotate().resize(side(96)).webp({ quality: 40 }).toBuffer();
    const thumbnail = `data:image/webp;base64,${small.toString('base64')}`;
    return succeed({ bytes: new Uint8Array(bytes), mediaType: 'image/webp', thumbnail });
  } catch {
    return fail('picture-unreadable');
  }
};
