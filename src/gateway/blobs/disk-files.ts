/** What makes a file durable under its name, and what is asked of one: shared by the blob store and by `verify`. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a finished blob lies below the folder of the blobs; `name` is a digest or an id of ours. */
export function finishedPath(dir: string, name: string): string {
  return join(dir, 'finished', name.slice(0, 2), name);
}

/** Makes `from` durable under the name `to`, whose folder may be new but not the one above it. */
export async function publishFile(from: string, to: string): Promise<void> {
  const file = await open(from, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await publishSynced(from, to);
}

/** The same for a file whose bytes are on the disk already. */
export async function publishSynced(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (await makeFolder(folder)) await syncFolder(dirname(folder));
    await rename(from, to);
  }
  await syncFolder(folder);
}

/** False: it was there. One level, because a full disk is told as such only then: a recursive mkdir says ENOENT. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Lower-case hex sha256, read in pieces. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Absent: no such file. */
export async function findSize(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Windows cannot open a folder; its file system journals the rename itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
