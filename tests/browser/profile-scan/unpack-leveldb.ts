/**
 * The values that a LevelDB file of the browser holds, each whole: the fragments of a log put together, the blocks of a table
 * decompressed (log_format.md and table_format.md of github.com/google/leveldb). Also those that were deleted since, as long
 * as they lie there.
 */

import { uncompress } from 'snappyjs';
import { ByteCursor } from './byte-cursor.ts';

const logBlockBytes = 32 * 1024;
const fragmentHeaderBytes = 7;
const batchHeaderBytes = 12;
const footerBytes = 48;
const tableMagic = Buffer.from('57fb808b247547db', 'hex');

/** Of a `.log` file. A record that is no batch of changes stands for itself. */
export function findLogValues(file: Buffer): Buffer[] {
  return joinRecords(file).flatMap((record) => findBatchValues(record) ?? [record]);
}

function joinRecords(file: Buffer): Buffer[] {
  const records: Buffer[][] = [];
  for (let block = 0; block < file.length; block += logBlockBytes) {
    const end = Math.min(block + logBlockBytes, file.length);
    let at = block;
    while (at + fragmentHeaderBytes <= end) {
      const length = file.readUInt16LE(at + 4);
      const type = file[at + 6] ?? 0;
      at += fragmentHeaderBytes + length;
      if (type === 0 || at > end) break;
      // 1: a whole record, 2: the first of several fragments.
      if (type <= 2 || records.length === 0) records.push([]);
      records.at(-1)?.push(file.subarray(at - length, at));
    }
  }
  return records.map((fragments) => Buffer.concat(fragments));
}

/** Absent: this is no batch. */
function findBatchValues(record: Buffer): Buffer[] | undefined {
  const values: Buffer[] = [];
  const cursor = new ByteCursor(record.subarray(batchHeaderBytes));
  while (!cursor.isOver()) {
    const isPut = cursor.take(1)?.[0] === 1;
    const key = cursor.takeCounted();
    const value = isPut ? cursor.takeCounted() : key;
    if (!key || !value) return undefined;
    values.push(key, value);
  }
  return values;
}

/** Of an `.ldb` table; none when the file is no whole table. */
export function findTableValues(file: Buffer): Buffer[] {
  if (file.length < footerBytes || !file.subarray(-tableMagic.length).equals(tableMagic)) return [];
  const footer = new ByteCursor(file.subarray(-footerBytes));
  footer.takeNumber();
  footer.takeNumber();
  const index = findBlock(file, footer);
  // The index names each block by offset and length.
  return findEntries(index).flatMap((handle) => findEntries(findBlock(file, new ByteCursor(handle))));
}

/** The values of a block. Its keys are shortened by what each shares with the one before: they are read nowhere here. */
function findEntries(block: Buffer | undefined): Buffer[] {
  if (!block) return [];
  const restarts = block.readUInt32LE(block.length - 4);
  const cursor = new ByteCursor(block.subarray(0, block.length - 4 * (1 + restarts)));
  const values: Buffer[] = [];
  while (!cursor.isOver()) {
    cursor.takeNumber();
    const keyBytes = cursor.takeNumber();
    const valueBytes = cursor.takeNumber();
    cursor.take(keyBytes);
    const value = cursor.take(valueBytes);
    if (!value) break;
    values.push(value);
  }
  return values;
}

function findBlock(file: Buffer, handle: ByteCursor): Buffer | undefined {
  const offset = handle.takeNumber();
  const length = handle.takeNumber();
  const bytes = file.subarray(offset, offset + length);
  if (bytes.length < Math.max(4, length)) return undefined;
  return file[offset + length] === 1 ? Buffer.from(uncompress(bytes)) : bytes;
}
