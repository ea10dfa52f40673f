/**
 * Blobs as files. What a promise has resolved for is on the disk, not in a cache: bytes are fsynced before they are
 * counted, a finished file appears under its name by one rename, and the folder's entry is fsynced too.
 *
 *   partials/<sha256>      an unfinished part; its length is the resume offset
 *   finished/<ab>/<name>   whole, never changed
 */

import { createHash, randomUUID } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { mkdir, open, readFile, rm, statfs } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { handOn } from '../forgetful.ts';
import { DiskFull, PartialMoved, checkBlobName } from './blobs.ts';
import type { Blobs } from './blobs.ts';
import { digestFile, findSize, finishedPath as pathOf, publishFile, publishSynced, syncFolder } from './disk-files.ts';

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
      const file = await openPartial(partialPath(sha256), offset);
      try {
        return await appendDurably(file, offset, bytes);
      } finally {
        await file.close();
        if (offset === 0) await syncFolder(partials);
      }
    },

    async appendAndFinish(sha256, offset, bytes, wholeLengths) {
      const path = partialPath(sha256);
      const file = await openPartial(path, offset);
      // Of bytes that came before, only the file knows. No other process writes here: several gateways share a bucket.
      const hash = offset === 0 ? createHash('sha256') : undefined;
      let isPublished = false;
      let length = offset;
      try {
        try {
          length = await appendDurably(file, offset, bytes, hash);
        } finally {
          await file.close();
        }
        if (!wholeLengths.includes(length)) return { length };
        if ((hash ? hash.digest('hex') : await digestFile(path)) !== sha256) {
          await rm(path, { force: true });
          return { length, isRight: false };
        }
        await publishSynced(path, finishedPath(sha256));
        isPublished = true;
        return { length, isRight: true };
      } catch (error) {
        throw asDiskFull(error);
      } finally {
        // The entry of one that is published is made durable with its new name.
        if (offset === 0 && !isPublished) await syncFolder(partials);
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

/** The partial, `offset` long. A new file needs room for its name, too. */
async function openPartial(path: string, offset: number): Promise<FileHandle> {
  try {
    if (offset === 0) return await open(path, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw asDiskFull(error);
  }
  const file = await openExisting(path);
  const { size } = await file.stat();
  if (size === offset) return file;
  await file.close();
  throw new PartialMoved(size);
}

async function openExisting(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? new PartialMoved(0) : asDiskFull(error);
  }
}

/**
 * Bytes that came before the source broke are kept and durable: a cut request has still moved the offset. What was written
 * goes through `hash` too.
 */
async function appendDurably(
  file: FileHandle,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
  hash?: Hash,
): Promise<number> {
  let length = offset;
  try {
    await handOn(bytes, async (chunk) => {
      const writing = writeWhole(file, chunk, length);
      // Meanwhile, for the disk is not this thread's work.
      hash?.update(chunk);
      await writing;
      length += chunk.length;
    });
  } catch (error) {
    await syncOrForget(file, offset);
    throw asDiskFull(error);
  }
  await syncOrForget(file, offset);
  return length;
}

async function writeWhole(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < chunk.length) {
    const { bytesWritten } = await file.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
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
