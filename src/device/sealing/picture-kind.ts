/**
 * What a file really is, by its first bytes; its name and declared type are somebody's claim. Camera formats and what a
 * browser may decode count; everything else (PDF, video, text) is not an image.
 */

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'heif' | 'avif';

/** `head`: at least the first 12 bytes; absent when it is no image. */
export function findPictureKind(head: Uint8Array): PictureKind | undefined {
  const text = Array.from(head.subarray(0, 16), (byte) => String.fromCharCode(byte)).join('');
  if (text.startsWith('\u00FF\u00D8\u00FF')) return 'jpeg';
  if (text.startsWith('\u0089PNG\r\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.startsWith('GIF8')) return 'gif';
  if (text.startsWith('BM') && text.length >= 12) return 'bmp';
  if (text.slice(4, 8) !== 'ftyp') return undefined;
  const brand = text.slice(8, 12);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  return ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].includes(brand) ? 'heif' : undefined;
}
