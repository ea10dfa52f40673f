/** The folder of the blobs, for `verify`. */

import { mkdir, opendir, rename } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { digestFile, findSize, finishedPath, publishFile, syncFolder } from '../blobs/disk-files.ts';
import { asideName } from './shelf.ts';
import type { Shelf } from './shelf.ts';

export function openDiskShelf(folder: string): Shelf {
  const show = (path: string) => relative(folder, path);
  return {
    async *entries() {
      for (const place of ['finished', 'partials'] as const) {
        for await (const path of filesBelow(join(folder, place))) yield { place, path, name: basename(path) };
      }
    },
    finishedPath: (name) => finishedPath(folder, name),
    partialPath: (name) => join(folder, 'partials', name),
    findSize,
    findDigest: async (path) => await digestFile(path).catch(() => undefined),
    publish: async (path, name) => await publishFile(path, finishedPath(folder, name)),
    async setAside(path, at) {
      const aside = join('set-aside', asideName(show(path), at));
      await mkdir(join(folder, 'set-aside'), { recursive: true, mode: 0o700 });
      await rename(path, join(folder, aside));
      await syncFolder(join(folder, 'set-aside'));
      return aside;
    },
    show,
  };
}

/** One entry of a folder at a time is held, however many there are. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  if ((await findSize(folder)) === undefined) return;
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}
