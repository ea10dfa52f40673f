/**
 * Blobs as files. What a promise has resolved for is on the disk, not in a cache: bytes are fsynced before they are
 * counted, a finished file appears under its name by one rename, and the folder's entry is fsynced too.
 *
 *   partials/<sha256>      an unfinished part; its length is the resume offset
 *   finished/<ab>/<name>   whole, never changed
 */

import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readFile, rm, statfs } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskFull, PartialMoved, checkBlobName } from './blobs.ts';
import type { Blobs } from './blobs.ts';
import { digestFile, findSize, finishedPath as pathOf, publishFile, syncFolder } from './disk-files.ts';

export async function openDiskBlobs(dir: string): Promise<Blobs> {
  const partials = join(dir, 'partials');
  const finished = join(dir, 'finished');
  await mkdir(partials, { recursive: true, mode: 0o700 });
  await mkdir(finished, { recursive: true, mode: 0o700 });
  await syncFolder(dir);

  const partialPath = (sha256: string) => join(partials, checkBlobName(sha256));
  const finishedPath = (name: string) => pathOf(dir, checkBlobName(name));

  return {
    partialLength: async (sha256) => (await findSize(partialPath(sha256))) ?? 0,

    async appendPartial(sha256, offset, bytes) {
      const file = await openPartial(partialPath(sha256));
      try {
        const { size } = await file.stat();
        if (size !== offset) throw new PartialMoved(size);
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
      try {
        await publishFile(from, to);
        await syncFolder(partials);
      } catch (error) {
        throw asDiskFull(error);
      }
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
        await publishFile(temporary, finishedPath(name));
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

/** A new file needs room for its name, too. */
async function openPartial(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  } catch (error) {
    throw asDiskFull(error);
  }
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

function asDiskFull(error: unknown): unknown {
  const code = codeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? new DiskFull('No room on the disk', { cause: error }) : error;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
