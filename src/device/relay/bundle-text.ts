/** A bundle as text (`.gocua.txt`): base64, because the share sheet of Android takes only known kinds of files. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value;

const zipStart = [0x50, 0x4b];
/** What a program may put in front of a text. */
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** How long the text of so many bytes may be, with line breaks. */
export function textLengthOf(bytes: number): number {
  return Math.ceil(bytes / 3) * 4 + Math.ceil(bytes / 32) + 16;
}

/** The zip itself, whether it came as it is or as text; absent: it is neither. */
export function findZipBytes(file: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  // No file lies in memory that threads share.
  return startsWith(file, zipStart) ? (file as Uint8Array<ArrayBuffer>) : findDecoded(file);
}

/** Absent: something in it is not base64. White space is passed over. */
function findDecoded(text: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  let padding = 0;
  for (let at = startsWith(text, byteOrderMark) ? byteOrderMark.length : 0; at < text.length; at += 1) {
    const sign = text[at] ?? 0;
    if (sign === 0x20 || (sign >= 0x09 && sign <= 0x0d)) continue;
    if (sign === 0x3d) {
      padding += 1;
      continue;
    }
    const value = sign < 128 ? (values[sign] ?? -1) : -1;
    if (value < 0 || padding > 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 0xff;
  }
  return length > 0 && padding <= 2 ? bytes.subarray(0, length) : undefined;
}

function startsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign);
}
