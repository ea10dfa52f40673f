/**
 * The program of the process that decodes pictures (see `pictures.ts`). JPEG, PNG and WebP only, by their magic bytes and
 * by the decoder; at most 50 megapixels; what leaves is pixels, never metadata.
 */

import sharp from 'sharp';

export type PictureAnswer =
  | { readonly rejected: true }
  | {
      readonly rejected: false;
      readonly bytes: Uint8Array;
      readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
    };

const mostPixels = 50_000_000;
/** Longest side of what the desk looks at. */
const mostSide = 4_000;

const formats = [
  { mediaType: 'image/jpeg', matches: (bytes: Buffer) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  {
    mediaType: 'image/png',
    matches: (bytes: Buffer) => bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n',
  },
  {
    mediaType: 'image/webp',
    matches: (bytes: Buffer) => /^RIFF[\s\S]{4}WEBP/.test(bytes.subarray(0, 12).toString('latin1')),
  },
] as const;

async function reencode(bytes: Buffer): Promise<PictureAnswer> {
  const format = formats.find(({ matches }) => matches(bytes));
  if (!format) return { rejected: true };
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
      .rotate()
      .resize({ width: mostSide, height: mostSide, fit: 'inside', withoutEnlargement: true });
    const encoded =
      format.mediaType === 'image/jpeg'
        ? picture.jpeg({ quality: 85 })
        : format.mediaType === 'image/png'
          ? picture.png()
          : picture.webp({ quality: 82 });
    return { rejected: false, bytes: new Uint8Array(await encoded.toBuffer()), mediaType: format.mediaType };
  } catch {
    return { rejected: true };
  }
}

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
process.on('message', (bytes: Uint8Array) => {
  void reencode(Buffer.from(bytes)).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
