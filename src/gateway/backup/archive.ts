/**
 * What lies inside a backup: a plain tar (ustar), so that in twenty years `age -d … | tar x` needs nothing of ours. Only
 * what a backup has: regular files, whose names and sizes are known before their bytes, one after the other. An entry is at
 * most a few megabytes (large tables come in pieces), so nobody holds more than that.
 */

import { BackupError } from './backup-error.ts';

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const blockBytes = 512;
const mostEntryBytes = 512 * 1024 * 1024;

/** Header, bytes and padding of one entry. */
export function* encodeEntry({ name, bytes }: ArchiveEntry, mtimeSeconds: number): Generator<Uint8Array> {
  yield encodeHeader(name, bytes.length, mtimeSeconds);
  yield bytes;
  const rest = bytes.length % blockBytes;
  if (rest > 0) yield new Uint8Array(blockBytes - rest);
}

/** Two empty blocks: the end of a tar. */
export function encodeEnd(): Uint8Array {
  return new Uint8Array(2 * blockBytes);
}

/** The entries in their order. Throws `BackupError` where the bytes are no such archive or end too early. */
export async function* readEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveEntry> {
  const take = newTaker(source);
  for (;;) {
    const header = Buffer.from(await take(blockBytes));
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = decodeHeader(header);
    const bytes = await take(size);
    await take((blockBytes - (size % blockBytes)) % blockBytes);
    yield { name, bytes };
  }
  // Only at its end is an age file known to be whole: it is read to the last byte.
  for await (const chunk of take.rest()) if (chunk.some((byte) => byte !== 0)) throw malformed();
}

function encodeHeader(name: string, size: number, mtimeSeconds: number): Uint8Array {
  if (!/^[\w./-]{1,100}$/.test(name)) throw new Error('Not a name of an archive entry');
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 'ascii');
  header.write(['0000600', '0000000', '0000000'].join('\0'), 100, 'ascii');
  header.write(`${octal(size, 11)} ${octal(mtimeSeconds, 11)} `, 124, 'ascii');
  header.write('        0', 148, 'ascii');
  header.write('ustar', 257, 'ascii');
  header.write('00', 263, 'ascii');
  header.write(`${octal(sumOf(header), 6)}\0 `, 148, 'ascii');
  return header;
}

function decodeHeader(header: Buffer): { readonly name: string; readonly size: number } {
  const text = (from: number, to: number) => header.toString('latin1', from, to).replace(/[\0 ].*$/s, '');
  const size = Number.parseInt(text(124, 136), 8);
  const sum = Number.parseInt(text(148, 156), 8);
  const name = text(0, 100);
  header.fill(' ', 148, 156);
  const isOurs = header.toString('latin1', 257, 262) === 'ustar' && header[156] === 0x30 && sum === sumOf(header);
  if (!isOurs || !(size >= 0 && size <= mostEntryBytes) || name === '') throw malformed();
  return { name, size };
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** Takes exact counts of bytes from chunks of any size. */
function newTaker(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array();
  async function take(count: number): Promise<Uint8Array> {
    const taken = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      if (held.length === 0) {
        const next = await chunks.next();
        if (next.done) throw malformed();
        held = next.value;
      }
      const part = held.subarray(0, count - filled);
      taken.set(part, filled);
      filled += part.length;
      held = held.subarray(part.length);
    }
    return taken;
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield held;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  return Object.assign(take, { rest });
}

function malformed(): BackupError {
  return new BackupError('Bản sao lưu bị hỏng hoặc không phải của Gõ Cửa. Chưa có gì được khôi phục.');
}
