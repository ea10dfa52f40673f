/**
 * Decodes a photograph upright by its EXIF. A JPEG is decoded no larger than it is needed, where the browser can: a phone's
 * 12 megapixels then take 12 MB of memory and not 48, and half the time; 108 megapixels would be more than a weak phone has.
 */

import { findJpegSize } from './jpeg-size.ts';
import type { PictureSize } from './jpeg-size.ts';

export interface DecodedPicture extends PictureSize {
  readonly source: ImageBitmap | VideoFrame;
  close(): void;
}

/** Camera data and a preview may lie before the frame header. */
const headBytes = 256 * 1024;
/** A JPEG can be decoded at each eighth of its size. */
const eighths = 8;

/** At least `longestSide` pixels long where the picture is. Rejects what the browser cannot read. */
export async function decodePicture(picture: Blob, longestSide: number): Promise<DecodedPicture> {
  const small = await decodeSmall(picture, longestSide).catch(() => undefined);
  if (small) return small;
  const source = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  return { source, width: source.width, height: source.height, close: () => source.close() };
}

/** Absent where the browser cannot, or nothing would be gained. */
async function decodeSmall(picture: Blob, longestSide: number): Promise<DecodedPicture | undefined> {
  // A browser whose frames know nothing of turning forgets the EXIF, too.
  if (!('ImageDecoder' in globalThis) || !('rotation' in VideoFrame.prototype)) return undefined;
  const size = findJpegSize(new Uint8Array(await picture.slice(0, headBytes).arrayBuffer()));
  if (!size) return undefined;
  const share = Math.ceil((longestSide / Math.max(size.width, size.height)) * eighths);
  if (share >= eighths) return undefined;
  const decoder = new ImageDecoder({
    data: picture.stream(),
    type: 'image/jpeg',
    desiredWidth: Math.ceil((size.width * share) / eighths),
    desiredHeight: Math.ceil((size.height * share) / eighths),
  });
  try {
    const { image } = await decoder.decode();
    return { source: image, width: image.displayWidth, height: image.displayHeight, close: () => image.close() };
  } finally {
    decoder.close();
  }
}
