/**
 * How large a JPEG is, by the frame header among its first bytes (ITU-T T.81, B.2.2), before anything of it is decoded. As it
 * is stored: EXIF may turn it.
 */

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Of DHT, JPG and DAC, which lie among the numbers of the frame headers. */
const noFrames: readonly number[] = [0xc4, 0xc8, 0xcc];

/** `head`: the beginning of the file; absent when it is no JPEG, or its frame header lies further behind. */
export function findJpegSize(head: Uint8Array): PictureSize | undefined {
  const bytes = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 4 || bytes.getUint16(0) !== 0xff_d8) return undefined;
  for (let at = 2; at + 9 <= head.length; at += 2 + bytes.getUint16(at + 2)) {
    // Any number of fill bytes may stand before a marker.
    while (at + 10 <= head.length && head[at + 1] === 0xff) at += 1;
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && !noFrames.includes(marker);
    if (!isFrame) continue;
    const [height, width] = [bytes.getUint16(at + 5), bytes.getUint16(at + 7)];
    // A height of 0 is told only behind the picture.
    return width > 0 && height > 0 ? { width, height } : undefined;
  }
  return undefined;
}
