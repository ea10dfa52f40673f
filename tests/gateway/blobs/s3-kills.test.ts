/**
 * An upload in three requests whose gateway is gone at every question to the storage in turn, once before the storage did
 * what was asked and once after it did, unheard. Whoever comes next finds what was promised, takes the rest, and ends with
 * the bytes that were meant.
 */

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Blobs } from '../../../src/gateway/blobs/blobs.ts';
import { openBucket } from '../../../src/gateway/blobs/open-blobs.ts';
import { openS3Blobs } from '../../../src/gateway/blobs/s3-blobs.ts';
import { sha256Of, streamOf } from '../../fixtures/byte-streams.ts';
import { startS3 } from '../../fixtures/start-s3.ts';
import type { TestS3 } from '../../fixtures/start-s3.ts';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3(23_114);
});
afterAll(async () => await s3?.stop());

async function reopen(): Promise<Blobs> {
  const objects = await openBucket(s3.place);
  if (!objects) throw new Error('No bucket');
  return openS3Blobs(objects);
}

/** What was promised before the storage, or the gateway, was gone. */
interface Promised {
  length: number;
  isFinished: boolean;
}

const cuts = [100_000, 450_000, 600_000];

async function upload(blobs: Blobs, bytes: Uint8Array, promised: Promised): Promise<void> {
  const sha256 = sha256Of(bytes);
  for (const end of cuts) {
    const from = await blobs.partialLength(sha256);
    promised.length = await blobs.appendPartial(sha256, from, streamOf(bytes.subarray(from, end)));
  }
  promised.isFinished = await blobs.finishPartial(sha256);
}

async function countQuestions(): Promise<number> {
  const blobs = await reopen();
  const before = s3.asked();
  await upload(blobs, randomBytes(600_000), { length: 0, isFinished: false });
  return s3.asked() - before;
}

describe('an upload to an S3-compatible storage', () => {
  it.each([false, true])(
    'that ends at any question (carried out: %s) has lost nothing that was promised',
    async (isDone) => {
      const questions = await countQuestions();
      expect(questions).toBeGreaterThan(10);
      for (let question = 1; question <= questions; question += 1) {
        const blobs = await reopen();
        const bytes = randomBytes(600_000);
        const sha256 = sha256Of(bytes);
        const promised: Promised = { length: 0, isFinished: false };
        s3.breakAt(question, isDone);
        await upload(blobs, bytes, promised).catch(() => undefined);
        s3.break(undefined);

        const next = await reopen();
        const isWhole = await next.has(sha256);
        if (promised.isFinished) expect(isWhole).toBe(true);
        if (!isWhole) {
          const held = await next.partialLength(sha256);
          expect(held, `question ${question}`).toBeGreaterThanOrEqual(promised.length);
          await next.appendPartial(sha256, held, streamOf(bytes.subarray(held)));
        }
        expect(await next.finishPartial(sha256), `question ${question}`).toBe(true);
        expect(Buffer.compare(await next.read(sha256), bytes)).toBe(0);
        expect(await next.partialLength(sha256)).toBe(0);
      }
    },
  );
});
