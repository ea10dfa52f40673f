/** Many ways to change one thing, each at another place, spread over its whole length and the same in every run. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Of a compact JWS: letters changed, taken out, put in, swapped, cut off, repeated. Never the text itself. */
export function tamperedTexts(text: string, count: number): readonly string[] {
  return range(count).flatMap((index) => {
    const at = placeOf(index, text.length);
    const letter = letters[(letters.indexOf(text[at] ?? '') + 1 + (index % 63)) % letters.length] ?? 'A';
    const [before, here, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
    const changed = [
      before + letter + after,
      before + after,
      before + letter + here + after,
      before + after.slice(0, 1) + here + after.slice(1),
      before,
      before + here + text.slice(index % text.length) + after,
    ][index % 6];
    return changed === undefined || changed === text ? [`${text}${letter}`] : [changed];
  });
}

/** Of a file: a bit flipped, a byte taken out, put in, the end cut off, something behind it. */
export function tamperedFiles(file: Uint8Array, count: number): readonly Uint8Array<ArrayBuffer>[] {
  return range(count).map((index) => {
    const at = placeOf(index, file.length);
    const flipped = new Uint8Array(file);
    flipped[at]! ^= 1 << (index % 8);
    const extra = Uint8Array.of(index % 256);
    const [before, after] = [file.subarray(0, at), file.subarray(at)];
    switch (index % 5) {
      case 0:
        return joined(before, after.subarray(1));
      case 1:
        return joined(before, extra, after);
      case 2:
        return joined(before);
      case 3:
        return joined(file, extra, file.subarray(0, index % 40));
      default:
        return flipped;
    }
  });
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** By a stride that shares no factor with any length that occurs: no place is left out. */
function placeOf(index: number, length: number): number {
  return (index * 7_919) % length;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
