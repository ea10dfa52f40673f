/**
 * The gateway's blobs on a disk in memory, behind a gate. As on a real disk under SIGKILL, every byte that was written
 * stays; as with `disk-blobs.ts`, a finished blob appears by one rename.
 */

import { createHash } from 'node:crypto';
import type { Blobs } from '../../src/gateway/blobs/blobs.ts';
import { DiskFull, PartialMoved, appendThenFinish } from '../../src/gateway/blobs/blobs.ts';
import type { Gate } from './gate.ts';

/** What outlives the process. */
export interface BlobDisk {
  readonly partials: Map<string, Buffer>;
  readonly finished: Map<string, Buffer>;
  /** What the disk says is free, and what really is: others write too. */
  freeBytes: number;
  roomBytes: number;
}

export const roomyBytes = 10 * 1024 ** 3;

export function newBlobDisk(): BlobDisk {
  return { partials: new Map(), finished: new Map(), freeBytes: roomyBytes, roomBytes: roomyBytes };
}

export function newMemoryBlobs(disk: BlobDisk, gate: Gate): Blobs {
  const { partials, finished } = disk;
  const step = <T>(effect: () => T): Promise<T> => gate.pass(async () => effect());
  const sizeOf = (name: string): number => partials.get(name)?.length ?? 0;

  function grow(name: string, chunk: Uint8Array): void {
    const room = Math.min(chunk.length, disk.roomBytes);
    partials.set(name, Buffer.concat([partials.get(name) ?? Buffer.alloc(0), chunk.subarray(0, room)]));
    disk.roomBytes -= room;
    if (room < chunk.length) throw new DiskFull('No room on the disk');
  }

  const growing: Pick<Blobs, 'appendPartial' | 'finishPartial'> = {
    async appendPartial(sha256, offset, bytes) {
      await step(() => {
        if (sizeOf(sha256) !== offset) throw new PartialMoved(sizeOf(sha256));
        if (!partials.has(sha256)) partials.set(sha256, Buffer.alloc(0));
      });
      for await (const chunk of bytes) await step(() => grow(sha256, chunk));
      return await step(() => sizeOf(sha256));
    },

    async finishPartial(sha256, partialName = sha256) {
      const isRight = await step(() => {
        const partial = partials.get(partialName);
        return partial && createHash('sha256').update(partial).digest('hex') === sha256;
      });
      if (isRight === undefined) return await step(() => finished.has(sha256));
      return await step(() => {
        const partial = partials.get(partialName);
        partials.delete(partialName);
        if (isRight && partial) finished.set(sha256, partial);
        return isRight;
      });
    },
  };

  return {
    ...growing,
    appendAndFinish: (...given) => appendThenFinish(growing, ...given),
    partialLength: (sha256) => step(() => sizeOf(sha256)),
    discardPartial: (sha256) => step(() => void partials.delete(sha256)),
    has: (name) => step(() => finished.has(name)),
    read: (name) =>
      step(() => {
        const bytes = finished.get(name);
        if (!bytes) throw new Error(`There is no blob ${name}`);
        return bytes;
      }),
    write: (name, bytes) =>
      step(() => {
        if (bytes.length > disk.roomBytes) throw new DiskFull('No room on the disk');
        disk.roomBytes -= bytes.length;
        finished.set(name, Buffer.from(bytes));
      }),
    remove: (name) => step(() => void finished.delete(name)),
    freeBytes: () => step(() => disk.freeBytes),
  };
}
