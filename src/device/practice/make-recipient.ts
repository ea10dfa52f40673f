/**
 * An age recipient (`age1…`, Bech32 of BIP-173) to which no identity exists: 32 random bytes are a public key whose private
 * half was never made. What is sealed to it nobody can open, and the province's gateway has never heard of it.
 */

const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const prefix = 'age';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

export function makeRecipient(): string {
  const words = toFiveBits(crypto.getRandomValues(new Uint8Array(32)));
  const sum = checksum([...expanded(prefix), ...words, 0, 0, 0, 0, 0, 0]);
  const tail = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31);
  return `${prefix}1${[...words, ...tail].map((word) => letters[word]).join('')}`;
}

function toFiveBits(bytes: Uint8Array): number[] {
  const words: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) words.push((held >>> (bits - 5)) & 31);
    held &= (1 << bits) - 1;
  }
  if (bits > 0) words.push((held << (5 - bits)) & 31);
  return words;
}

function expanded(text: string): number[] {
  const codes = [...text].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

function checksum(words: readonly number[]): number {
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    for (const [index, generator] of generators.entries()) if ((top >>> index) & 1) sum ^= generator;
  }
  return sum ^ 1;
}
