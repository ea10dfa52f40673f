/** One spelling for each letter (Unicode NFC), outer white space gone, inner runs of it one space. Used on every input. */
export function nfc(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
