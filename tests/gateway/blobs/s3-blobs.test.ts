import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DiskFull } from '../../../src/gateway/blobs/blobs.ts';
import type { Blobs } from '../../../src/gateway/blobs/blobs.ts';
import { openBlobs, openBucket } from '../../../src/gateway/blobs/open-blobs.ts';
import { finishedKey } from '../../../src/gateway/blobs/s3-blobs.ts';
import { openS3Objects } from '../../../src/gateway/blobs/s3-objects.ts';
import type { S3Objects } from '../../../src/gateway/blobs/s3-objects.ts';
import { parseS3Place } from '../../../src/gateway/blobs/s3-place.ts';
import { describeBlobs } from '../../contracts/blobs-contract.ts';
import { brokenAfter, sha256Of, streamOf } from '../../fixtures/byte-streams.ts';
import { startS3 } from '../../fixtures/start-s3.ts';
import type { TestS3 } from '../../fixtures/start-s3.ts';

let s3: TestS3;
let objects: S3Objects;
beforeAll(async () => {
  s3 = await startS3(23_110);
  const bucket = await openBucket(s3.place);
  if (!bucket) throw new Error('No bucket');
  objects = bucket;
});
afterEach(() => s3.break(undefined));
afterAll(async () => await s3?.stop());

describeBlobs('an S3-compatible storage', async () => await openBlobs(s3.place));

async function twoGateways(): Promise<readonly [Blobs, Blobs]> {
  return [await openBlobs(s3.place), await openBlobs(s3.place)];
}

async function keysBelow(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list(prefix)) keys.push(key);
  return keys;
}

describe('two gateways on one bucket', () => {
  it('go on in turns with one upload, request by request', async () => {
    const gateways = await twoGateways();
    const bytes = randomBytes(900_000);
    const sha256 = sha256Of(bytes);
    for (let from = 0; from < bytes.length; from += 100_000) {
      const blobs = gateways[(from / 100_000) % 2] as Blobs;
      expect(await blobs.partialLength(sha256)).toBe(from);
      await blobs.appendPartial(sha256, from, streamOf(bytes.subarray(from, from + 100_000)));
    }
    // Small requests grow one piece rather than make many.
    expect((await keysBelow(`partials/${sha256}/`)).length).toBeLessThanOrEqual(4);
    expect(await gateways[1].finishPartial(sha256)).toBe(true);
    expect(Buffer.compare(await gateways[0].read(sha256), bytes)).toBe(0);
    expect(await keysBelow(`partials/${sha256}`)).toEqual([]);
  });

  it('taking the same part at the same moment, cut and whole, keep exactly its bytes', async () => {
    const gateways = await twoGateways();
    for (let round = 0; round < 8; round += 1) {
      const bytes = randomBytes(300_000 + round);
      const sha256 = sha256Of(bytes);
      const send = async (blobs: Blobs, cutAt: number) => {
        while (!(await blobs.has(sha256))) {
          const offset = await blobs.partialLength(sha256);
          const rest = bytes.subarray(offset);
          const body = rest.length > cutAt ? brokenAfter(rest.subarray(0, cutAt)) : streamOf(rest);
          const length = await blobs.appendPartial(sha256, offset, body).catch(() => 0);
          if (length === bytes.length) expect(await blobs.finishPartial(sha256)).toBe(true);
        }
      };
      await Promise.all([send(gateways[0], 90_000), send(gateways[1], 70_000 + round * 20_000)]);
      expect(Buffer.compare(await gateways[0].read(sha256), bytes)).toBe(0);
      expect(await gateways[1].partialLength(sha256)).toBe(0);
    }
  });

  it('both finish the same part, at once or with the pieces vanishing while the second reads them', async () => {
    const [one, other] = await twoGateways();
    for (let lateMs = 0; lateMs < 40; lateMs += 4) {
      const bytes = randomBytes(1_200_000);
      const sha256 = sha256Of(bytes);
      await one.appendPartial(sha256, 0, streamOf(bytes));
      const later = sleep(lateMs).then(async () => await other.finishPartial(sha256));
      expect(await Promise.all([one.finishPartial(sha256), later]), `${lateMs} ms later`).toEqual([true, true]);
      expect(Buffer.compare(await other.read(sha256), bytes)).toBe(0);
    }
  });

  it('see what a sender who fell silent had sent', async () => {
    const [one, other] = await twoGateways();
    const bytes = randomBytes(60_000);
    const sha256 = sha256Of(bytes);
    let goOn: () => void = () => undefined;
    async function* silent() {
      yield bytes.subarray(0, 40_000);
      await new Promise<void>((resolve) => (goOn = resolve));
    }
    const sending = one.appendPartial(sha256, 0, silent());
    while ((await other.partialLength(sha256)) !== 40_000) await sleep(50);
    await other.appendPartial(sha256, 40_000, streamOf(bytes.subarray(40_000)));
    goOn();
    await sending;
    expect(await other.finishPartial(sha256)).toBe(true);
  });
});

describe('an S3-compatible storage', () => {
  it.each([503, 507, 403, 'reset'] as const)(
    'that answers %s is told as full, keeps nothing half, and goes on afterwards',
    async (how) => {
      const blobs = await openBlobs(s3.place);
      const bytes = randomBytes(600_000);
      const sha256 = sha256Of(bytes);
      await blobs.appendPartial(sha256, 0, streamOf(bytes.subarray(0, 10_000)));
      s3.break(how);
      const rest = streamOf(bytes.subarray(10_000));
      const questions = [
        blobs.appendPartial(sha256, 10_000, rest),
        blobs.finishPartial(sha256),
        blobs.partialLength(sha256),
        blobs.has(sha256),
        blobs.write('c1c2c3c4-picture', bytes),
        blobs.freeBytes(),
      ];
      for (const answer of await Promise.allSettled(questions)) {
        expect(answer.status === 'rejected' && answer.reason).toBeInstanceOf(DiskFull);
      }
      s3.break(undefined);
      expect(await blobs.partialLength(sha256)).toBe(10_000);
      expect(await blobs.has('c1c2c3c4-picture')).toBe(false);
      await blobs.appendPartial(sha256, 10_000, streamOf(bytes.subarray(10_000)));
      expect(await blobs.finishPartial(sha256)).toBe(true);
    },
  );

  it('that fails in the middle of an upload has counted only what it keeps', async () => {
    const blobs = await openBlobs(s3.place);
    const bytes = randomBytes(700_000);
    const sha256 = sha256Of(bytes);
    async function* failing() {
      yield bytes.subarray(0, 300_000);
      s3.break(507);
      yield bytes.subarray(300_000);
    }
    await expect(blobs.appendPartial(sha256, 0, failing())).rejects.toThrow(DiskFull);
    s3.break(undefined);
    expect(await blobs.partialLength(sha256)).toBe(300_000);
  });

  it('never takes a finished object for whole whose bytes are not its own, and puts the right ones in its place', async () => {
    const blobs = await openBlobs(s3.place);
    const bytes = randomBytes(50_000);
    const sha256 = sha256Of(bytes);
    await blobs.write(sha256, randomBytes(50_000));
    expect(await blobs.finishPartial(sha256)).toBe(false);
    await blobs.appendPartial(sha256, 0, streamOf(bytes));
    expect(await blobs.finishPartial(sha256)).toBe(true);
    expect(Buffer.compare(await blobs.read(sha256), bytes)).toBe(0);
  });

  it('does not count a piece that is not as long as it says', async () => {
    const blobs = await openBlobs(s3.place);
    const sha256 = sha256Of(randomBytes(8));
    await blobs.appendPartial(sha256, 0, streamOf(randomBytes(5_000)));
    const [key = ''] = await keysBelow(`partials/${sha256}/`);
    writeFileSync(s3.pathOf(key), randomBytes(4_000));
    expect(await blobs.partialLength(sha256)).toBe(0);
  });

  it('lists and removes page by page', async () => {
    const { blobsUrl = '', blobsKeys } = s3.place;
    const paged = openS3Objects(parseS3Place(blobsUrl, blobsKeys), 10);
    // Digests of other tests begin like this now and then.
    await paged.remove(await keysBelow('finished/d0/'));
    const keys = Array.from({ length: 35 }, (_, index) => finishedKey(`d${String(index).padStart(7, '0')}-many`));
    for (const key of keys) await paged.put(key, Buffer.from('x'));
    const listed: string[] = [];
    for await (const { key } of paged.list('finished/d0/')) listed.push(key);
    expect(listed).toEqual(keys);
    await paged.remove([...keys, finishedKey('d9999999-absent')]);
    expect(await keysBelow('finished/d0/')).toEqual([]);
  });
});

describe('BLOBS_URL of a bucket', () => {
  it.each([
    ['s3://gocua', 'địa chỉ đầy đủ'],
    ['http://storage.invalid/gocua', 'https'],
    ['https://storage.invalid/', 'tên bucket'],
    ['https://storage.invalid/gocua/below', 'tên bucket'],
    ['https://key:word@storage.invalid/gocua', 'Đừng ghi khóa'],
  ])('%s gets a sentence', async (blobsUrl, words) => {
    await expect(openBlobs({ ...s3.place, blobsUrl })).rejects.toThrow(words);
  });

  it('without keys, with wrong ones, or of a bucket that is not there gets a sentence that names no key', async () => {
    const { place } = s3;
    await expect(openBlobs({ ...place, blobsKeys: undefined })).rejects.toThrow('AWS_ACCESS_KEY_ID');
    const wrong = { accessKeyId: 'SOMEBODY', secretAccessKey: 'planted-word', region: undefined };
    const refused = await openBlobs({ ...place, blobsKeys: wrong }).catch((error: Error) => error.message);
    expect(refused).toBe('Không dùng được kho S3 ở BLOBS_URL: khóa sai hoặc không có quyền với bucket này.');
    const blobsUrl = place.blobsUrl?.replace('gocua', 'other');
    await expect(openBlobs({ ...place, blobsUrl })).rejects.toThrow('không có bucket này');
    await expect(openBlobs({ ...place, blobsUrl: 'http://127.0.0.1:1/gocua' })).rejects.toThrow('không kết nối được');
  });
});
