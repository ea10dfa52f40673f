/** The bucket of the blobs, for `verify`. The pieces of one unfinished part are one thing, whose path ends with a slash. */

import { createHash } from 'node:crypto';
import { basename } from 'node:path/posix';
import { chainPieces, isPieceKey } from '../blobs/piece-chain.ts';
import type { PieceChain } from '../blobs/piece-chain.ts';
import { readPartial } from '../blobs/s3-blobs.ts';
import type { S3Objects } from '../blobs/s3-objects.ts';
import { asideName } from './shelf.ts';
import type { Shelf } from './shelf.ts';

export function openS3Shelf(objects: S3Objects): Shelf {
  const finishedPath = (name: string) => `finished/${name.slice(0, 2)}/${name}`;
  const isChain = (path: string) => path.endsWith('/');

  async function readChain(path: string): Promise<PieceChain> {
    const found = [];
    for await (const object of objects.list(path)) found.push(object);
    return chainPieces(found);
  }

  async function find(path: string): Promise<Buffer | undefined> {
    return isChain(path) ? await readPartial(objects, basename(path)) : await objects.find(path);
  }

  async function keysOf(path: string): Promise<readonly string[]> {
    return isChain(path) ? (await readChain(path)).keys : [path];
  }

  return {
    async *entries() {
      for await (const { key } of objects.list('finished/'))
        yield { place: 'finished', path: key, name: basename(key) };
      let told = '';
      for await (const { key } of objects.list('partials/')) {
        const path = isPieceKey(key) ? key.slice(0, key.lastIndexOf('/') + 1) : key;
        if (path !== told) yield { place: 'partials', path, name: basename(path) };
        told = path;
      }
    },
    finishedPath,
    partialPath: (name) => `partials/${name}/`,
    async findSize(path) {
      if (!isChain(path)) return await objects.findSize(path);
      const { keys, length } = await readChain(path);
      return keys.length === 0 ? undefined : length;
    },
    async findDigest(path) {
      const bytes = await find(path);
      return bytes && createHash('sha256').update(bytes).digest('hex');
    },
    async publish(path, name) {
      const bytes = await find(path);
      if (!bytes) throw new Error('Nothing is there');
      await objects.put(finishedPath(name), bytes);
      await objects.remove(await keysOf(path));
    },
    async setAside(path, at) {
      for (const key of await keysOf(path)) {
        const bytes = await objects.find(key);
        if (!bytes) continue;
        await objects.put(`set-aside/${asideName(key, at)}`, bytes);
        await objects.remove([key]);
      }
      return `set-aside/${asideName(path, at)}`;
    },
    show: (path) => path,
  };
}
