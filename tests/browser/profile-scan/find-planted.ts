/**
 * Looks through a whole browser profile for what was planted in a day's work: in UTF-8, UTF-16, base64 (of either, wherever
 * the text begins) and percent-encoded, in small and capital letters; and for pictures, in the folders where a page can leave
 * them.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unpackFile } from './unpack-file.ts';

export interface Find {
  /** Below the profile. */
  readonly file: string;
  readonly what: string;
  /** Some text around it. */
  readonly around: string;
}

interface Needle {
  readonly what: string;
  readonly bytes: Buffer;
}

/** Where pages keep what is theirs. */
const ofPages = /IndexedDB|CacheStorage|Local Storage|Session Storage|blob_storage|File System|Cache_Data/;
const pictureMarks: readonly Needle[] = [
  { what: 'JPEG', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') },
  { what: 'JPEG with Exif', bytes: Buffer.from('Exif\0\0') },
  { what: 'WebP', bytes: Buffer.from('WEBPVP8') },
  { what: 'picture as a link', bytes: Buffer.from('data:image/jpeg;base64,') },
  { what: 'picture as a link', bytes: Buffer.from('data:image/webp;base64,') },
];

/** Every place where one of `words` (what all markers begin with, 6 letters or more) or a picture lies. */
export function findPlanted(profileDir: string, words: readonly string[]): Find[] {
  const needles = words.flatMap(needlesOf);
  const finds: Find[] = [];
  for (const entry of readdirSync(profileDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(profileDir, path);
    const wanted = ofPages.test(file) ? [...needles, ...pictureMarks] : needles;
    for (const layer of unpackFile(path, readFileSync(path))) {
      for (const { what, bytes } of wanted) {
        const at = layer.indexOf(bytes);
        if (at >= 0) finds.push({ file, what, around: textAround(layer, at) });
      }
    }
  }
  return finds;
}

function needlesOf(word: string): Needle[] {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return [...new Set([word.toLowerCase(), capital, word.toUpperCase()])].flatMap((text) => {
    const utf8 = Buffer.from(text, 'utf8');
    const utf16 = Buffer.from(text, 'utf16le');
    return [
      { what: `${text}, UTF-8`, bytes: utf8 },
      { what: `${text}, UTF-16`, bytes: utf16 },
      ...base64Of(utf8).map((bytes) => ({ what: `${text}, base64`, bytes })),
      ...base64Of(utf16).map((bytes) => ({ what: `${text}, base64 of UTF-16`, bytes })),
    ];
  });
}

/** As it stands in the middle of a longer base64, for each of the three places where it may begin. */
function base64Of(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = [0, 2, 3][before] ?? 0;
    // The last sign also holds bits of what follows.
    const last = (before + bytes.length) % 3 === 0 ? 0 : 1;
    return Buffer.from(whole.slice(first, whole.length - last));
  });
}

function textAround(layer: Buffer, at: number): string {
  return layer
    .subarray(Math.max(0, at - 40), at + 60)
    .toString('latin1')
    .replaceAll(/[^ -~]/g, '·');
}
