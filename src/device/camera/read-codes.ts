/** Reads QR codes from one grey frame with zxing-wasm and, where it sees none, with rescue passes. For workers and benches. */

import type { ReaderOptions } from 'zxing-wasm/reader';
import { readBarcodes } from 'zxing-wasm/reader';
import type { GreyImage } from './rescue-passes.ts';
import { rescuePasses } from './rescue-passes.ts';

const firstLook: ReaderOptions = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4, textMode: 'Plain' };
/** A card is dark on light, and turning or shrinking a frame that was just enlarged finds nothing more. */
const secondLook: ReaderOptions = {
  ...firstLook,
  maxNumberOfSymbols: 1,
  tryInvert: false,
  tryRotate: false,
  tryDownscale: false,
};

/**
 * The texts in `image`, each once. `passes` says which rescue passes may follow a first look that found nothing: indexes into
 * `rescuePasses`, tried in order until one finds something.
 */
export async function readCodes(image: GreyImage, passes: readonly number[]): Promise<string[]> {
  const first = await readOnce(image, firstLook);
  if (first.length > 0) return first;
  for (const index of passes) {
    const pass = rescuePasses[index];
    const found = pass ? await readOnce(pass(image), secondLook) : [];
    if (found.length > 0) return found;
  }
  return [];
}

async function readOnce(image: GreyImage, options: ReaderOptions): Promise<string[]> {
  const rgba = new Uint8ClampedArray(image.pixels.length * 4);
  const words = new Uint32Array(rgba.buffer);
  for (let at = 0; at < image.pixels.length; at += 1) words[at] = 0xff000000 | ((image.pixels[at] ?? 0) * 0x010101);
  const data = { data: rgba, width: image.width, height: image.height, colorSpace: 'srgb' } as ImageData;
  const results = await readBarcodes(data, options);
  return [...new Set(results.filter(({ isValid }) => isValid).map(({ bytes, text }) => decodeText(bytes, text)))];
}

/** Cards hold UTF-8 without saying so; decoders guess Latin-1. Strict UTF-8 first, the decoder's guess where it is not. */
function decodeText(bytes: Uint8Array, guess: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return guess;
  }
}
