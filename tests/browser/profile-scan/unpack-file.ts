/**
 * Everything a file of a browser profile says, in each form in which it may stand there: as it lies on the disk, and without
 * the compression of LevelDB, of IndexedDB's values and of answers in the HTTP cache.
 */

import { brotliDecompressSync, constants, unzipSync } from 'node:zlib';
import { uncompress } from 'snappyjs';
import { findLogValues, findTableValues } from './unpack-leveldb.ts';

/** Blink's mark of an IndexedDB value that it compressed; before it stands at most a version. */
const compressedMark = Buffer.from([0xff, 0x11, 0x02]);
const mostBeforeMark = 16;
const cacheEntryMagic = Buffer.from('305c72a71b6dfbfc', 'hex');
const cacheEndMagic = Buffer.from('d8410d97456ffaf4', 'hex');
const cacheHeaderBytes = 24;
/** More than any value of a day. */
const longestValueBytes = 32 * 1024 * 1024;

/** The file itself first. `path` is looked at for LevelDB's names only. */
export function unpackFile(path: string, file: Buffer): Buffer[] {
  const values = path.endsWith('.log') ? findLogValues(file) : path.endsWith('.ldb') ? findTableValues(file) : [];
  return [file, ...values, ...[file, ...values].flatMap(decompressValue), ...decompressBody(findCachedBody(file))];
}

function decompressValue(value: Buffer): Buffer[] {
  const at = value.subarray(0, mostBeforeMark + compressedMark.length).indexOf(compressedMark);
  if (at < 0) return [];
  return attempt(() => uncompress(value.subarray(at + compressedMark.length), longestValueBytes));
}

/** The body in an entry of Chromium's simple cache. */
function findCachedBody(file: Buffer): Buffer | undefined {
  if (!file.subarray(0, cacheEntryMagic.length).equals(cacheEntryMagic)) return undefined;
  const end = file.indexOf(cacheEndMagic);
  return file.subarray(cacheHeaderBytes + file.readUInt32LE(12), end < 0 ? file.length : end);
}

function decompressBody(body: Buffer | undefined): Buffer[] {
  if (!body) return [];
  return [
    ...attempt(() => unzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH })),
    ...attempt(() => brotliDecompressSync(body, { finishFlush: constants.BROTLI_OPERATION_FLUSH })),
  ];
}

/** Nothing where the bytes are not of that kind. */
function attempt(decompress: () => Buffer): Buffer[] {
  try {
    return [decompress()];
  } catch {
    return [];
  }
}
