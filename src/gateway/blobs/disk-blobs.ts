/**
 * Blobs as files. What a promise has resolved for is on the disk, not in a cache: bytes are fsynced before they are
 * counted, a finished file appears under its name by one rename, and the folder's entry is fsynced too.
 *
 *   partials/<sha256>      an unfinished part; its length is the resume offset
 *   finished/<ab>/<name>   whole, never changed
 */

import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DiskFull } from './blobs.ts';
import type { Blobs } from './blobs.ts';

export async function openDiskBlobs(dir: string): Promise<Blobs> {
  const partials = join(dir, 'partials');
  const finished = join(dir, 'finished');
  await mkdir(partials, { recursive: true, mode: 0o700 });
  await mkdir(finished, { recursive: true, mode: 0o700 });
  await syncFolder(dir);

  const partialPath = (sha256: string) => join(partials, checkName(sha256));
  const finishedPath = (name: string) => join(finished, checkName(name).slice(0, 2), name);

  return {
    partialLength: async (sha256) => (await findSize(partialPath(sha256))) ?? 0,

    async appendPartial(sha256, offset, bytes) {
      const file = await open(partialPath(sha256), constants.O_RDWR | constants.O_CREAT, 0o600);
      try {
        const { size } = await file.stat();
        if (size !== offset) throw new Error(`Partial ${sha256} holds ${size} bytes, not ${offset}`);
        return await append(file, offset, bytes);
      } finally {
        await file.close();
        if (offset === 0) await syncFolder(partials);
      }
    },

    async finishPartial(sha256, partialName = sha256) {
      const from = partialPath(partialName);
      const to = finishedPath(sha256);
      if ((await findSize(from)) === undefined) return (await findSize(to)) !== undefined;
      if ((await digestFile(from)) !== sha256) {
        await rm(from, { force: true });
        return false;
      }
      await publish(from, to);
      await syncFolder(partials);
      return true;
    },

    discardPartial: async (sha256) => await rm(partialPath(sha256), { force: true }),
    has: async (name) => (await findSize(finishedPath(name))) !== undefined,
    read: async (name) => await readFile(finishedPath(name)),

    async write(name, bytes) {
      const temporary = join(partials, `write-${randomUUID()}`);
      try {
        const file = await open(temporary, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
        } finally {
          await file.close();
        }
        await publish(temporary, finishedPath(name));
      } catch (error) {
        await rm(temporary, { force: true });
        throw asDiskFull(error);
      }
    },

    remove: async (name) => await rm(finishedPath(name), { force: true }),

    async freeBytes() {
      const { bavail, bsize } = await statfs(dir);
      return bavail * bsize;
    },
  };
}

/** Bytes that came before the source broke are kept and durable: a cut request has still moved the offset. */
async function append(file: FileHandle, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let length = offset;
  try {
    for await (const chunk of bytes) {
      let written = 0;
      while (written < chunk.length) {
        const { bytesWritten } = await file.write(chunk, written, chunk.length - written, length);
        written += bytesWritten;
        length += bytesWritten;
      }
    }
  } catch (error) {
    await syncOrForget(file, offset);
    throw asDiskFull(error);
  }
  await syncOrForget(file, offset);
  return length;
}

/** Bytes that could not be made durable are cut off again, so that the length never counts them. */
async function syncOrForget(file: FileHandle, offset: number): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    await file.truncate(offset);
    throw asDiskFull(error);
  }
}

/** Makes `from` durable under the name `to`. */
async function publish(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  if (await mkdir(folder, { recursive: true, mode: 0o700 })) await syncFolder(dirname(folder));
  const file = await open(from, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(from, to);
  await syncFolder(folder);
}

async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function findSize(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Windows cannot open a folder; its file system journals the rename itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Names are digests or ids of ours; anything else would be a way out of the folder. */
function checkName(name: string): string {
  if (!/^[0-9a-z][0-9a-z-]{7,127}$/.test(name)) throw new Error('Not the name of a blob');
  return name;
}

function asDiskFull(error: unknown): unknown {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? new DiskFull('No room on the disk', { cause: error }) : error;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
