/**
 * Second looks at a frame in which no QR code was found: small, dense or blurred codes are enlarged and
 * sharpened. Pure arithmetic on one byte of brightness a pixel, row by row, so that it runs in a worker and in benches.
 */

export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** `width × height` bytes, 0 black … 255 white. */
  readonly pixels: Uint8Array;
}

export type RescuePass = (image: GreyImage) => GreyImage;

/** In the order in which they are worth trying (measured by bench P9). */
export const rescuePasses: readonly RescuePass[] = [
  (image) => sharpen(enlarge(cropToMiddle(image)), { radius: 4, strength: 1.5 }),
  (image) => enlarge(sharpen(cropToMiddle(image), { radius: 2, strength: 1 })),
];

/** Brightness of an RGBA picture (Rec. 601 weights). */
export function greyFromRgba(rgba: Uint8ClampedArray, width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += 4) {
    pixels[at] = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 150 + (rgba[from + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, pixels };
}

/** The square in the middle: the screen's frame asks people to hold the code there, and a look at less is a faster one. */
function cropToMiddle(image: GreyImage): GreyImage {
  const side = Math.round(Math.min(image.width, image.height) * 0.85);
  const left = Math.floor((image.width - side) / 2);
  const top = Math.floor((image.height - side) / 2);
  const pixels = new Uint8Array(side * side);
  for (let y = 0; y < side; y += 1) {
    const from = (top + y) * image.width + left;
    pixels.set(image.pixels.subarray(from, from + side), y * side);
  }
  return { width: side, height: side, pixels };
}

/** Twice as wide and high, bilinear. Frames that are large already are left as they are: their modules are large enough. */
function enlarge(image: GreyImage): GreyImage {
  const { width, height, pixels } = image;
  if (width * height > 1_500_000) return image;
  const wide = width * 2;
  const enlarged = new Uint8Array(wide * height * 2);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const below = Math.min(y + 1, height - 1) * width;
    for (let x = 0; x < width; x += 1) {
      const right = Math.min(x + 1, width - 1);
      const a = pixels[row + x] ?? 0;
      const b = pixels[row + right] ?? 0;
      const c = pixels[below + x] ?? 0;
      const d = pixels[below + right] ?? 0;
      const to = y * 2 * wide + x * 2;
      enlarged[to] = a;
      enlarged[to + 1] = (a + b) >> 1;
      enlarged[to + wide] = (a + c) >> 1;
      enlarged[to + wide + 1] = (a + b + c + d) >> 2;
    }
  }
  return { width: wide, height: height * 2, pixels: enlarged };
}

/** Unsharp mask: what differs from its surroundings differs more. */
function sharpen(image: GreyImage, { radius, strength }: { radius: number; strength: number }): GreyImage {
  const around = boxMean(image, radius);
  const sharp = new Uint8Array(image.pixels.length);
  for (let at = 0; at < sharp.length; at += 1) {
    const value = image.pixels[at] ?? 0;
    sharp[at] = clampByte(value + strength * (value - (around[at] ?? 0)));
  }
  return { ...image, pixels: sharp };
}

/** Mean of the (2r+1)² square around every pixel, by running sums: two passes whatever the radius. */
function boxMean({ width, height, pixels }: GreyImage, radius: number): Float32Array {
  const rows = new Float32Array(pixels.length);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x += 1) sum += pixels[row + x] ?? 0;
    for (let x = 0; x < width; x += 1) {
      if (x + radius < width) sum += pixels[row + x + radius] ?? 0;
      if (x - radius - 1 >= 0) sum -= pixels[row + x - radius - 1] ?? 0;
      rows[row + x] = sum / (Math.min(x + radius, width - 1) - Math.max(x - radius, 0) + 1);
    }
  }
  const means = new Float32Array(pixels.length);
  const sums = new Float32Array(width);
  for (let y = 0; y < Math.min(radius, height); y += 1) {
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + (rows[y * width + x] ?? 0);
  }
  for (let y = 0; y < height; y += 1) {
    const adding = (y + radius) * width;
    const leaving = (y - radius - 1) * width;
    const count = Math.min(y + radius, height - 1) - Math.max(y - radius, 0) + 1;
    for (let x = 0; x < width; x += 1) {
      let sum = sums[x] ?? 0;
      if (y + radius < height) sum += rows[adding + x] ?? 0;
      if (leaving >= 0) sum -= rows[leaving + x] ?? 0;
      sums[x] = sum;
      means[y * width + x] = sum / count;
    }
  }
  return means;
}

function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
