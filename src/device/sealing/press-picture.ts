/**
 * Makes a photograph ready to be sealed, in a worker: upright by its EXIF, at most 1,600 pixels long, a paper's greys
 * stretched a little so that pale ink stays legible, and at most 250 KB. Re-encoding also drops everything a camera writes beside the
 * picture (place, time, device).
 */

import { fail, succeed } from '../../core/result.ts';
import { decodePicture } from './decode-picture.ts';
import type { DecodedPicture } from './decode-picture.ts';
import type { PictureSize } from './jpeg-size.ts';
import type { PressPicture, PressedPicture } from './sealing.ts';
import { stretchContrast } from './stretch-contrast.ts';

const longestSide = 1600;
const targetBytes = 250 * 1024;
const mostPixels = 100_000_000;
/** Qualities from the best down, and about how large each one makes a document, as a share of the best. */
const qualities = [
  { quality: 0.72, share: 1 },
  { quality: 0.58, share: 0.75 },
  { quality: 0.44, share: 0.6 },
  { quality: 0.32, share: 0.47 },
  { quality: 0.2, share: 0.33 },
];
const thumbSides = [128, 96, 64];
/** A data URL of 12 KB is 9 KB of picture. */
const thumbBytes = 9 * 1024 - 64;

type MediaType = PressedPicture['mediaType'];

export const pressPicture: PressPicture = async (picture, of = 'paper') => {
  let decoded: DecodedPicture;
  try {
    decoded = await decodePicture(picture, longestSide);
  } catch {
    return fail('picture-unreadable');
  }
  try {
    if (decoded.width * decoded.height > mostPixels) return fail('picture-too-large', { limit: mostPixels });
    const { canvas, context } = draw(decoded, longestSide);
    if (of === 'paper') {
      const image = context.getImageData(0, 0, canvas.width, canvas.height);
      stretchContrast(image.data);
      context.putImageData(image, 0, 0);
    }
    // Beside each other: the browser encodes on a thread of its own.
    const [{ bytes, mediaType }, thumbnail] = await Promise.all([
      encodeWithin(canvas, targetBytes),
      newThumbnail(canvas),
    ]);
    return succeed({ bytes, mediaType, thumbnail });
  } finally {
    decoded.close();
  }
};

interface Drawing {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

/** Never enlarged. White beneath, because a transparent PNG would turn black. */
function draw(picture: PictureSize & { readonly source: CanvasImageSource }, side: number): Drawing {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this worker cannot draw');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture.source, 0, 0, width, height);
  return { canvas, context };
}

function asPicture(canvas: OffscreenCanvas) {
  return { source: canvas, width: canvas.width, height: canvas.height };
}

/** The best quality that fits, seldom tried more than twice; if none fits, smaller and smaller. */
async function encodeWithin(
  canvas: OffscreenCanvas,
  limitBytes: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: MediaType }> {
  let wantedShare = 1;
  for (const { quality, share } of qualities) {
    // Encoding is the slow part: what the first one showed to be hopeless is not tried.
    if (share > wantedShare) continue;
    const { blob, mediaType } = await encode(canvas, quality);
    if (blob.size <= limitBytes) return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType };
    wantedShare = Math.min(share - 0.01, (share * limitBytes) / blob.size);
  }
  const smaller = Math.round(Math.max(canvas.width, canvas.height) * 0.8);
  return encodeWithin(draw(asPicture(canvas), smaller).canvas, limitBytes);
}

/** WebP; where the browser cannot write it (Safari), JPEG. */
async function encode(
  canvas: OffscreenCanvas,
  quality: number,
): Promise<{ readonly blob: Blob; readonly mediaType: MediaType }> {
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
  if (webp.type === 'image/webp') return { blob: webp, mediaType: 'image/webp' };
  return { blob: await canvas.convertToBlob({ type: 'image/jpeg', quality }), mediaType: 'image/jpeg' };
}

async function newThumbnail(canvas: OffscreenCanvas): Promise<string> {
  for (const side of thumbSides) {
    const { blob, mediaType } = await encode(draw(asPicture(canvas), side).canvas, 0.5);
    if (blob.size > thumbBytes) continue;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return `data:${mediaType};base64,${btoa(String.fromCharCode(...bytes))}`;
  }
  throw new Error('a preview of 64 pixels is larger than 9 KB');
}
