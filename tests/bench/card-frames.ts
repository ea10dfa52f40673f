/**
 * What a cheap camera makes of a citizen card's QR: seeded frames in eleven classes, from clean to everything at once. The
 * code is drawn through a perspective with four samples a pixel, then light, lens, hand and sensor do their work.
 */

import { encode } from 'uqr';
import type { GreyImage } from '../../src/device/camera/rescue-passes.ts';
import { seededRandom } from './seeded-random.ts';

export const frameClasses = [
  'clean',
  'rotated',
  'perspective',
  'blur',
  'motion',
  'noise',
  'low light',
  'small',
  'glare',
  'damage',
  'all at once',
] as const;
export type FrameClass = (typeof frameClasses)[number];

const width = 800;
const height = 600;

/** A frame of `text`; the same seed draws the same frame. */
export function drawCardFrame(text: string, frameClass: FrameClass, seed: number): GreyImage {
  const random = seededRandom(seed);
  const all = frameClass === 'all at once';
  const is = (name: FrameClass): boolean => all || frameClass === name;
  const modulePx = is('small') ? (all ? 2.1 : 1.75) + random() * 0.3 : 3.2 + random() * 1.2;
  const angle = is('rotated') ? (random() - 0.5) * (all ? 0.5 : 2 * Math.PI) : (random() - 0.5) * 0.1;
  const tilt = is('perspective') ? (all ? 0.08 : 0.3) + random() * 0.1 : 0.02;
  let image = drawCode(text, { modulePx, angle, tilt, random, damaged: is('damage') ? (all ? 0.02 : 0.05) : 0 });
  if (is('glare')) image = addGlare(image, random, all ? 70 : 170);
  if (is('low light')) image = dim(image, all ? 0.45 : 0.16);
  if (is('blur')) image = blur(image, all ? 0.6 : 1.5 + random() * 0.4);
  if (is('motion')) image = move(image, all ? 2 : 4 + Math.floor(random() * 2), random() < 0.5);
  return addNoise(image, random, is('noise') ? (all ? 7 : 26) : frameClass === 'low light' ? 4 : 3);
}

interface Drawing {
  readonly modulePx: number;
  readonly angle: number;
  readonly tilt: number;
  readonly random: () => number;
  /** Share of the code's area that a stain covers, at most what its error correction bears. */
  readonly damaged: number;
}

function drawCode(text: string, { modulePx, angle, tilt, random, damaged }: Drawing): GreyImage {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const pixels = new Uint8Array(width * height);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const centreX = width / 2 + (random() - 0.5) * 60;
  const centreY = height / 2 + (random() - 0.5) * 40;
  const half = size / 2;
  const stainRadius = size * Math.sqrt(damaged / Math.PI);
  const stainX = half + (random() - 0.5) * size * 0.3;
  const stainY = half + (0.1 + random() * 0.2) * size;
  const sample = (x: number, y: number): number => {
    const dx = (x - centreX) / modulePx;
    const dy = (y - centreY) / modulePx;
    const depth = 1 + (tilt * dy) / half;
    const u = (cos * dx + sin * dy) / depth + half;
    const v = (cos * dy - sin * dx) / depth + half;
    if (u < 0 || v < 0 || u >= size || v >= size)
      return u > -30 && v > -20 && u < size + 60 && v < size + 20 ? 205 : 95;
    if (stainRadius > 0 && Math.hypot(u - stainX, v - stainY) < stainRadius) return 150;
    return data[Math.floor(v)]?.[Math.floor(u)] ? 40 : 215;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels[y * width + x] =
        (sample(x + 0.25, y + 0.25) +
          sample(x + 0.75, y + 0.25) +
          sample(x + 0.25, y + 0.75) +
          sample(x + 0.75, y + 0.75)) /
        4;
    }
  }
  return { width, height, pixels };
}

/** A lamp or the sun on the laminate: bright in one place, fading, clipped at white. */
function addGlare(image: GreyImage, random: () => number, strength: number): GreyImage {
  const x0 = width / 2 + (random() - 0.5) * 160;
  const y0 = height / 2 + (random() - 0.5) * 120;
  const radius = 90 + random() * 40;
  return map(image, (value, x, y) => {
    const distance2 = ((x - x0) ** 2 + (y - y0) ** 2) / (radius * radius);
    return value + strength * Math.exp(-distance2);
  });
}

function dim(image: GreyImage, share: number): GreyImage {
  return map(image, (value) => 6 + value * share);
}

/** Out of focus: a Gaussian of `sigma` pixels, separable. */
function blur(image: GreyImage, sigma: number): GreyImage {
  const radius = Math.ceil(sigma * 3);
  const weights = Array.from({ length: radius * 2 + 1 }, (_, index) =>
    Math.exp(-((index - radius) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const kernel = weights.map((weight) => weight / total);
  const across = convolve(image, kernel, 1, 0);
  return convolve(across, kernel, 0, 1);
}

/** The hand moves while the shutter is open. */
function move(image: GreyImage, lengthPx: number, sideways: boolean): GreyImage {
  const kernel = Array.from({ length: lengthPx }, () => 1 / lengthPx);
  return sideways ? convolve(image, kernel, 1, 0) : convolve(image, kernel, 0, 1);
}

function convolve(image: GreyImage, kernel: readonly number[], stepX: number, stepY: number): GreyImage {
  const middle = Math.floor(kernel.length / 2);
  return map(image, (_, x, y) => {
    let sum = 0;
    for (let index = 0; index < kernel.length; index += 1) {
      const fromX = Math.min(width - 1, Math.max(0, x + (index - middle) * stepX));
      const fromY = Math.min(height - 1, Math.max(0, y + (index - middle) * stepY));
      sum += (image.pixels[fromY * width + fromX] ?? 0) * (kernel[index] ?? 0);
    }
    return sum;
  });
}

/** Sensor grain, nearly Gaussian: the sum of three uniform numbers. */
function addNoise(image: GreyImage, random: () => number, strength: number): GreyImage {
  return map(image, (value) => value + strength * (random() + random() + random() - 1.5) * 1.15);
}

function map(image: GreyImage, change: (value: number, x: number, y: number) => number): GreyImage {
  const pixels = new Uint8Array(image.pixels.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = change(image.pixels[y * width + x] ?? 0, x, y);
      pixels[y * width + x] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  return { width, height, pixels };
}
