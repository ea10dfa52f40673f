/** Documents photographed in the shade are grey on grey; a linear stretch makes them legible and smaller, and cannot invent. */

const ignoredShare = 0.01;
/** How far black and white may be moved: more would burn faces and stamps. */
const blackestInput = 56;
const whitestInput = 176;

/** Stretches RGBA pixels in place so that the darkest and brightest hundredth become black and white, within limits. */
export function stretchContrast(rgba: Uint8ClampedArray): void {
  const histogram = new Uint32Array(256);
  // Every sixteenth pixel says enough.
  for (let at = 0; at + 2 < rgba.length; at += 64) {
    const grey = (77 * rgba[at]! + 150 * rgba[at + 1]! + 29 * rgba[at + 2]!) >> 8;
    histogram[grey]! += 1;
  }
  const counted = histogram.reduce((sum, count) => sum + count, 0);
  const black = Math.min(blackestInput, findLevel(histogram, counted * ignoredShare));
  const white = Math.max(whitestInput, findLevel(histogram, counted * (1 - ignoredShare)));
  if (black === 0 && white >= 255) return;
  const table = Uint8ClampedArray.from({ length: 256 }, (_, level) => ((level - black) * 255) / (white - black));
  for (let at = 0; at + 2 < rgba.length; at += 4) {
    rgba[at] = table[rgba[at]!]!;
    rgba[at + 1] = table[rgba[at + 1]!]!;
    rgba[at + 2] = table[rgba[at + 2]!]!;
  }
}

/** The grey level below which `wanted` pixels lie. */
function findLevel(histogram: Uint32Array, wanted: number): number {
  let seen = 0;
  for (const [level, count] of histogram.entries()) {
    seen += count;
    if (seen > wanted) return level;
  }
  return 255;
}
