/**
 * The few things asked of an S3-compatible storage, with what every caller needs: a moment's trouble is tried again, one
 * that lasts is told as `DiskFull` (whoever sent keeps his bytes and comes back), and only so many questions run at once.
 * What `put` has resolved for is kept by the storage, whole under its name or not at all.
 */

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { S3ServiceError, S3mini } from 's3mini';
import { DiskFull } from './blobs.ts';
import type { S3Place } from './s3-place.ts';

export interface S3Object {
  readonly key: string;
  readonly size: number;
}

export interface S3Objects {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Absent: no such object. */
  find(key: string): Promise<Buffer | undefined>;
  /** Absent: no such object. */
  findSize(key: string): Promise<number | undefined>;
  /** All objects whose key begins so, in order; a page of them at a time is held. */
  list(prefix: string): AsyncGenerator<S3Object>;
  /** Absent objects are no failure. */
  remove(keys: readonly string[]): Promise<void>;
  /** Throws `DiskFull` when the bucket does not answer, with what it said as the cause. */
  probe(): Promise<void>;
}

const mostAtOnce = 64;
const answerWithinMs = 20_000;
const pausesMs = [100, 500];

/** `pageOfKeys`: how many keys are listed and removed at once; no storage takes more than a thousand. */
export function openS3Objects(place: S3Place, pageOfKeys = 1_000): S3Objects {
  const { endpoint, region, accessKeyId, secretAccessKey } = place;
  const client = new S3mini({ endpoint, region, accessKeyId, secretAccessKey, requestAbortTimeout: answerWithinMs });
  const turn = newTurns(mostAtOnce);

  const ask = async <Answer>(question: () => Promise<Answer>): Promise<Answer> =>
    await turn(async () => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await question();
        } catch (error) {
          const pauseMs = isPassing(error) ? pausesMs[attempt] : undefined;
          if (pauseMs === undefined) throw new DiskFull('The S3 storage did not do as it was asked', { cause: error });
          await sleep(pauseMs);
        }
      }
    });

  return {
    async put(key, bytes) {
      // The storage compares: bytes that changed on the way are refused instead of kept.
      const digest = createHash('sha256').update(bytes).digest('base64');
      await ask(async () => {
        const answer = await client.putObject(key, bytes, undefined, undefined, { 'x-amz-checksum-sha256': digest });
        await answer.body?.cancel();
      });
    },

    async find(key) {
      const bytes = await ask(async () => await client.getObjectArrayBuffer(key));
      return bytes === null ? undefined : Buffer.from(bytes);
    },

    async findSize(key) {
      return await ask(async () => {
        try {
          return await client.getContentLength(key);
        } catch (error) {
          if (findServiceError(error)?.status === 404) return undefined;
          throw error;
        }
      });
    },

    async *list(prefix) {
      let token: string | undefined;
      do {
        const page = await ask(async () => {
          const answer = await client.listObjectsPaged('/', prefix, pageOfKeys, token);
          // No such bucket: that is not the same as nothing in it.
          if (!answer?.objects) throw new Error('The bucket is not there');
          return answer;
        });
        for (const { Key: key, Size: size } of page.objects ?? []) yield { key, size };
        token = page.nextContinuationToken;
      } while (token !== undefined);
    },

    async remove(keys) {
      for (let from = 0; from < keys.length; from += pageOfKeys) {
        const some = keys.slice(from, from + pageOfKeys);
        await ask(async () => {
          const removed =
            some.length === 1 ? [await client.deleteObject(some[0] ?? '')] : await client.deleteObjects(some);
          if (removed.includes(false)) throw new Error('Not everything was removed');
        });
      }
    },

    async probe() {
      await ask(async () => {
        const answer = await client.listObjectsPaged('/', 'finished/', 1);
        if (!answer) throw new Error('The bucket is not there');
      });
    },
  };
}

/** Worth another try at once: a connection that broke, a storage that is busy. A time-out has waited long enough. */
function isPassing(error: unknown): boolean {
  const told = findServiceError(error);
  if (told) return told.status >= 500 && told.status !== 507;
  return (error as { name?: string }).name !== 'TimeoutError';
}

/** What the storage itself answered; absent: it did not come to that. */
function findServiceError(error: unknown): S3ServiceError | undefined {
  if (error instanceof S3ServiceError) return error;
  const { cause } = error as { cause?: unknown };
  return cause instanceof S3ServiceError ? cause : undefined;
}

/** Runs what it is given, `most` at once, in the order in which it came. */
export function newTurns(most: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // Handed on without being given back, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
