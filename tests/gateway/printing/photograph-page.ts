/**
 * What a phone's camera makes of a printed page on a wall: a perspective from the side or from below, then lens and sensor.
 * The page has its true size and stands at a distance, so that "from a metre away" is what it says.
 */

import type { GreyImage } from '../../../src/device/camera/rescue-passes.ts';
import { seededRandom } from '../../bench/seeded-random.ts';

export interface Shot {
  readonly distanceMm: number;
  /** Degrees: looked at from the side, from below, and the phone held askew. */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** Standard deviation of the lens's blur, in pixels of the photograph. */
  readonly blur: number;
  readonly noise: number;
  readonly seed: number;
}

const width = 1280;
const height = 720;
/** A lens that sees 66° across, as phones have. */
const focalPx = width / 2 / Math.tan((33 * Math.PI) / 180);

/** A frame of a camera's 720p stream with the page in its middle; `pixelsAMm` of the page's own picture. */
export function photographPage(page: GreyImage, pixelsAMm: number, shot: Shot): GreyImage {
  const [yaw, pitch, roll] = [shot.yaw, shot.pitch, shot.roll].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const right = turn([1, 0, 0], yaw, pitch, roll);
  const down = turn([0, 1, 0], yaw, pitch, roll);
  const normal = turn([0, 0, 1], yaw, pitch, roll);
  const random = seededRandom(shot.seed);
  const pixels = new Uint8Array(width * height);
  const see = (x: number, y: number): number => {
    // The ray of this pixel meets the plane of the page.
    const ray: Vector = [(x - width / 2) / focalPx, (y - height / 2) / focalPx, 1];
    const reach = (shot.distanceMm * normal[2]) / dot(ray, normal);
    const at: Vector = [ray[0] * reach, ray[1] * reach, ray[2] * reach - shot.distanceMm];
    const u = Math.floor(dot(at, right) * pixelsAMm + page.width / 2);
    const v = Math.floor(dot(at, down) * pixelsAMm + page.height / 2);
    if (u < 0 || v < 0 || u >= page.width || v >= page.height) return 120;
    return 30 + (page.pixels[v * page.width + u] ?? 0) * 0.75;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const four =
        see(x + 0.25, y + 0.25) + see(x + 0.75, y + 0.25) + see(x + 0.25, y + 0.75) + see(x + 0.75, y + 0.75);
      pixels[y * width + x] = four / 4;
    }
  }
  const soft = blurred(pixels, shot.blur);
  for (let at = 0; at < soft.length; at += 1) {
    const grain = (random() + random() + random() - 1.5) * shot.noise;
    soft[at] = Math.min(255, Math.max(0, (soft[at] ?? 0) + grain));
  }
  return { width, height, pixels: Uint8Array.from(soft) };
}

type Vector = readonly [number, number, number];

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function turn([x, y, z]: Vector, yaw: number, pitch: number, roll: number): Vector {
  const [x1, y1] = [x * Math.cos(roll) - y * Math.sin(roll), x * Math.sin(roll) + y * Math.cos(roll)];
  const [y2, z2] = [y1 * Math.cos(pitch) - z * Math.sin(pitch), y1 * Math.sin(pitch) + z * Math.cos(pitch)];
  return [x1 * Math.cos(yaw) + z2 * Math.sin(yaw), y2, z2 * Math.cos(yaw) - x1 * Math.sin(yaw)];
}

/** A Gaussian, first along the rows and then along the columns. */
function blurred(pixels: Uint8Array, sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 3);
  const weights = Array.from({ length: reach * 2 + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const along = (from: ArrayLike<number>, step: number): Float32Array => {
    const to = new Float32Array(from.length);
    for (let at = 0; at < to.length; at += 1) {
      let sum = 0;
      for (let k = -reach; k <= reach; k += 1)
        sum += (from[at + k * step] ?? from[at] ?? 0) * (weights[k + reach] ?? 0);
      to[at] = sum / total;
    }
    return to;
  };
  return along(along(pixels, 1), width);
}
