/** What every `Blobs` store keeps, whatever lies under it: run against each adapter. */

import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blobs } from '../../src/gateway/blobs/blobs.ts';
import { brokenAfter, sha256Of, streamOf } from '../fixtures/byte-streams.ts';

/** `reopen` gives a new adapter on the same storage, as after a restart. */
export function describeBlobs(name: string, reopen: () => Promise<Blobs>): void {
  describe(`blobs: ${name}`, () => {
    it('take a part in several requests and give it back whole, also after a restart', async () => {
      const bytes = randomBytes(300_000);
      const sha256 = sha256Of(bytes);
      const blobs = await reopen();
      expect(await blobs.partialLength(sha256)).toBe(0);
      expect(await blobs.appendPartial(sha256, 0, streamOf(bytes.subarray(0, 1), bytes.subarray(1, 70_000)))).toBe(
        70_000,
      );
      const later = await reopen();
      expect(await later.partialLength(sha256)).toBe(70_000);
      expect(await later.has(sha256)).toBe(false);
      expect(await later.appendPartial(sha256, 70_000, streamOf(bytes.subarray(70_000)))).toBe(300_000);
      expect(await later.finishPartial(sha256)).toBe(true);
      expect(await later.has(sha256)).toBe(true);
      expect(await later.partialLength(sha256)).toBe(0);
      expect(Buffer.compare(await (await reopen()).read(sha256), bytes)).toBe(0);
    });

    it('take a part that comes whole, or comes to its end, in one step', async () => {
      const bytes = randomBytes(200_000);
      for (const from of [0, 70_000]) {
        const whole = Buffer.concat([bytes, randomBytes(8)]);
        const sha256 = sha256Of(whole);
        const blobs = await reopen();
        const before = await blobs.appendAndFinish(sha256, 0, streamOf(whole.subarray(0, from)), [whole.length]);
        expect(before).toEqual({ length: from });
        const rest = streamOf(whole.subarray(from, from + 1), whole.subarray(from + 1));
        const after = await blobs.appendAndFinish(sha256, from, rest, [7, whole.length]);
        expect(after).toEqual({ length: whole.length, isRight: true });
        const later = await reopen();
        expect(await later.partialLength(sha256)).toBe(0);
        expect(Buffer.compare(await later.read(sha256), whole)).toBe(0);
      }
    });

    it('take nothing in one step that is not the part, and keep what had arrived of one that was cut', async () => {
      const bytes = randomBytes(5_000);
      const [right, other] = [sha256Of(bytes), sha256Of(randomBytes(8))];
      const blobs = await reopen();
      expect(await blobs.appendAndFinish(other, 0, streamOf(bytes), [5_000])).toEqual({
        length: 5_000,
        isRight: false,
      });
      expect([await blobs.partialLength(other), await blobs.has(other)]).toEqual([0, false]);
      const cut = blobs.appendAndFinish(right, 0, brokenAfter(bytes.subarray(0, 1_234)), [5_000]);
      await expect(cut).rejects.toThrow('was cut');
      for (const offset of [0, 1_235]) {
        const refused = blobs.appendAndFinish(right, offset, streamOf(bytes), [5_000]);
        await expect(refused).rejects.toMatchObject({ length: 1_234 });
      }
      expect(await (await reopen()).partialLength(right)).toBe(1_234);
    });

    it('keep what had arrived when the connection was cut', async () => {
      const bytes = randomBytes(5_000);
      const sha256 = sha256Of(bytes);
      const blobs = await reopen();
      await expect(blobs.appendPartial(sha256, 0, brokenAfter(bytes.subarray(0, 1_234)))).rejects.toThrow('was cut');
      expect(await (await reopen()).partialLength(sha256)).toBe(1_234);
      await blobs.appendPartial(sha256, 1_234, streamOf(bytes.subarray(1_234)));
      expect(await blobs.finishPartial(sha256)).toBe(true);
    });

    it('refuse to append anywhere but at the end', async () => {
      const blobs = await reopen();
      const sha256 = sha256Of(randomBytes(8));
      await blobs.appendPartial(sha256, 0, streamOf(randomBytes(100)));
      for (const offset of [0, 101]) {
        const refused = blobs.appendPartial(sha256, offset, streamOf(randomBytes(10)));
        await expect(refused).rejects.toMatchObject({ length: 100 });
      }
      expect(await blobs.partialLength(sha256)).toBe(100);
    });

    it('drop a part whose bytes do not match its digest', async () => {
      const blobs = await reopen();
      const sha256 = sha256Of(randomBytes(8));
      await blobs.appendPartial(sha256, 0, streamOf(randomBytes(100)));
      expect(await blobs.finishPartial(sha256)).toBe(false);
      expect(await blobs.partialLength(sha256)).toBe(0);
      expect(await blobs.has(sha256)).toBe(false);
    });

    it('finish twice with the same answer', async () => {
      const blobs = await reopen();
      const bytes = randomBytes(64);
      await blobs.appendPartial(sha256Of(bytes), 0, streamOf(bytes));
      expect(await blobs.finishPartial(sha256Of(bytes))).toBe(true);
      expect(await blobs.finishPartial(sha256Of(bytes))).toBe(true);
    });

    it('finish an upload that grew under a name of its own, beside a poisoned one', async () => {
      const blobs = await reopen();
      const bytes = randomBytes(64);
      const sha256 = sha256Of(bytes);
      await blobs.appendPartial(sha256, 0, streamOf(randomBytes(64)));
      await blobs.appendPartial(`${sha256}-whole`, 0, streamOf(bytes));
      expect(await blobs.finishPartial(sha256, `${sha256}-whole`)).toBe(true);
      expect(Buffer.compare(await blobs.read(sha256), bytes)).toBe(0);
    });

    it('forget a discarded partial, and a removed blob', async () => {
      const blobs = await reopen();
      const sha256 = sha256Of(randomBytes(8));
      await blobs.appendPartial(sha256, 0, streamOf(randomBytes(10)));
      await blobs.discardPartial(sha256);
      await blobs.discardPartial(sha256);
      expect(await blobs.partialLength(sha256)).toBe(0);
      await blobs.write('b1b2b3b4-picture', randomBytes(10));
      await blobs.remove('b1b2b3b4-picture');
      await blobs.remove('b1b2b3b4-picture');
      expect(await blobs.has('b1b2b3b4-picture')).toBe(false);
    });

    it('write and overwrite whole blobs', async () => {
      const blobs = await reopen();
      await blobs.write('a1b2c3d4-picture', Buffer.from('first'));
      await blobs.write('a1b2c3d4-picture', Buffer.from('second'));
      expect(Buffer.from(await (await reopen()).read('a1b2c3d4-picture')).toString()).toBe('second');
    });

    it.each(['', '..', '../../etc/passwd', 'a/b', 'A'.repeat(64), `${'a'.repeat(63)}\0`])(
      'have no blob named %j',
      async (path) => {
        const blobs = await reopen();
        await expect(blobs.write(path, randomBytes(1))).rejects.toThrow();
        await expect(blobs.read(path)).rejects.toThrow();
        await expect(blobs.appendPartial(path, 0, streamOf(randomBytes(1)))).rejects.toThrow();
      },
    );

    it('say how much room is left', async () => {
      expect(await (await reopen()).freeBytes()).toBeGreaterThan(0);
    });

    it('hold exactly the bytes that arrived, however they were cut', async () => {
      const pieces = fc.array(fc.record({ bytes: fc.uint8Array({ maxLength: 200 }), cut: fc.boolean() }), {
        maxLength: 12,
      });
      const run = fc.asyncProperty(pieces, async (script) => {
        const blobs = await reopen();
        const whole = Buffer.concat([...script.map(({ bytes }) => bytes), randomBytes(16)]);
        const sha256 = sha256Of(whole);
        let length = 0;
        for (const { bytes, cut } of script) {
          if (cut) await expect(blobs.appendPartial(sha256, length, brokenAfter(bytes))).rejects.toThrow('was cut');
          else await blobs.appendPartial(sha256, length, streamOf(bytes));
          length += bytes.length;
          expect(await blobs.partialLength(sha256)).toBe(length);
        }
        await blobs.appendPartial(sha256, length, streamOf(whole.subarray(length)));
        expect(await blobs.finishPartial(sha256)).toBe(true);
        expect(Buffer.compare(await blobs.read(sha256), whole)).toBe(0);
      });
      await fc.assert(run, { numRuns: process.env['SLOW'] ? 500 : 15 });
    });
  });
}
