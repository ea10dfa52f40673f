/**
 * Repairs a text whose UTF-8 bytes were read as Latin-1 or Windows-1252, as QR decoders do when a card carries UTF-8
 * without an ECI mark ("Nguyá»…n" → "Nguyễn"). By hand, because the core knows no TextDecoder.
 */

// What Windows-1252 shows for the bytes 0x80 … 0x9F; its five unassigned ones stay as they are.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text meant. The same text when it holds a letter no such misreading makes, only ASCII, or bytes that are not strict UTF-8. */
export function repairLatin1(text: string): string {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const special = code > 0xff ? windows1252.indexOf(char) : -1;
    if (code > 0xff && special < 0) return text;
    bytes.push(special < 0 ? code : 0x80 + special);
  }
  if (bytes.every((byte) => byte < 0x80)) return text;
  return readUtf8(bytes) ?? text;
}

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. Absent when the bytes are not that. */
function readUtf8(bytes: readonly number[]): string | undefined {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return undefined;
    let code = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let next = 1; next < length; next += 1) {
      const byte = bytes[at + next];
      if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined;
      code = (code << 6) | (byte & 0x3f);
    }
    const shortest = length === 3 ? 0x800 : length === 4 ? 0x1_0000 : 0;
    if (code < shortest || code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    text += String.fromCodePoint(code);
    at += length;
  }
  return text;
}
