/**
 * Sealed parts as chunks of at most 32 KB (protocol.md §6.2). A part belongs to the packets that name it, and until one
 * does, to the draft it was attached to. Putting and dropping stand inside the caller's transaction.
 */

import { chunkBytes } from './database.ts';
import type { Database, PartRow } from './database.ts';
import { readRows } from './read-rows.ts';
import type { Store } from './store.ts';

/** A photographed page goes in at once; more would hold the page's thread up. */
const chunksAtOnce = 16;

/** Writes a part and its chunks. Needs `parts` and `chunks`. */
export async function putPart(db: Database, part: PartRow, cipher: Uint8Array<ArrayBuffer>): Promise<void> {
  await db.parts.put(part);
  const { sha256 } = part;
  const count = Math.ceil(cipher.length / chunkBytes);
  for (let from = 0; from < count; from += chunksAtOnce) {
    const chunks = Array.from({ length: Math.min(chunksAtOnce, count - from) }, (_, at) => {
      const index = from + at;
      // Copied, because a view would store the whole buffer with every chunk.
      return { sha256, index, bytes: cipher.slice(index * chunkBytes, (index + 1) * chunkBytes) };
    });
    await db.chunks.bulkPut(chunks);
  }
}

/** Deletes those of `names` that no packet names. Needs `parts`, `chunks` and `packets`. */
export async function dropParts(db: Database, names: readonly string[]): Promise<void> {
  for (const name of await findUnnamed(db, names)) {
    await db.parts.delete(name);
    await db.chunks.where('[sha256+index]').between([name, 0], [name, Infinity], true, true).delete();
  }
}

/** Those of `names` that no packet names. */
export async function findUnnamed(db: Database, names: readonly string[]): Promise<string[]> {
  const unnamed: string[] = [];
  for (const name of names) {
    if ((await db.packets.where('partNames').equals(name).count()) === 0) unnamed.push(name);
  }
  return unnamed;
}

/** Bytes `[offset, offset + len)` of a part, chunk by chunk; absent when one of them is gone or torn. */
export async function readChunks(
  store: Store,
  sha256: string,
  offset: number,
  len: number,
): Promise<Uint8Array | undefined> {
  const first = Math.floor(offset / chunkBytes);
  const last = Math.floor((offset + len - 1) / chunkBytes);
  const keys = Array.from({ length: last - first + 1 }, (_, index): [string, number] => [sha256, first + index]);
  const { rows } = await readRows(store, store.db.chunks, keys);
  if (rows.length < keys.length) return undefined;
  const bytes = new Uint8Array(len);
  let filled = 0;
  for (const chunk of rows) {
    const from = Math.max(0, offset - chunk.index * chunkBytes);
    const slice = chunk.bytes.subarray(from, from + len - filled);
    bytes.set(slice, filled);
    filled += slice.length;
  }
  return filled === len ? bytes : undefined;
}
