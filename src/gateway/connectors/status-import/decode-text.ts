/**
 * The text of a CSV file in the encodings that offices' programs write: UTF-8 and UTF-16 with or without their mark, else
 * Windows-1258, which spells Vietnamese with combining tones. Always NFC. Absent: it is no text.
 */
export function findText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes)?.normalize('NFC');
  return text === undefined || text.includes('\0') ? undefined : text;
}

function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = findWideEncoding(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes);
  }
}

/** Every other byte of line ends, separators and digits is 0 in UTF-16. */
function findWideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = bytes.subarray(0, 4000);
  let [even, odd] = [0, 0];
  looked.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  if (Math.max(even, odd) * 4 < looked.length) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
