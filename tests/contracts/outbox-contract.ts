/** What every `Outbox` port keeps: run against the in-memory fake and against the real store, so that the fake cannot lie. */

import { describe, expect, it } from 'vitest';
import type { VerifiedAcknowledgement } from '../../src/core/delivery/delivery.ts';
import { newDelivery, nextDelivery } from '../../src/core/delivery/delivery.ts';
import type { Outbox, SealedPacket } from '../../src/core/ports.ts';
import { aPacket, uuidFor } from '../fixtures/dossier-fixtures.ts';

export interface OutboxUnderTest {
  readonly outbox: Outbox;
  /** Stores a sealed packet, the bytes of its parts and its waiting delivery, as the sealer does. */
  enqueue(packet: SealedPacket, parts: readonly Uint8Array[]): Promise<void>;
  /** Ends the process that holds the store and opens the same store again. */
  restart(): Promise<Outbox>;
  tearDelivery(pid: string): Promise<void>;
  tearPart(sha256: string): Promise<void>;
}

const acknowledged = (pid: string): VerifiedAcknowledgement => ({
  pid,
  have: [0],
  complete: true,
  review: false,
  receivedAt: '2026-11-21T01:30:00Z',
  jws: 'kept.as.proof',
});

export function describeOutbox(name: string, open: () => Promise<OutboxUnderTest>): void {
  describe(`outbox: ${name}`, () => {
    it('holds a packet that was enqueued as waiting, also after a restart', async () => {
      const { enqueue, restart } = await open();
      const { packet, parts } = aPacket('one', [40_000]);
      await enqueue(packet, parts);
      const outbox = await restart();
      expect(await outbox.deliveries()).toEqual([newDelivery(packet.pid)]);
      expect(await outbox.packet(packet.pid)).toEqual(packet);
    });

    it('answers nothing for a packet and a part it never had', async () => {
      const { outbox } = await open();
      expect(await outbox.deliveries()).toEqual([]);
      expect(await outbox.packet(uuidFor('nobody'))).toBeUndefined();
      expect(await outbox.readPart('0'.repeat(64), 0, 10)).toBeUndefined();
    });

    it('lists deliveries by age of their packets', async () => {
      const { outbox, enqueue } = await open();
      for (const [name, sealedAtMs] of [
        ['second', 2_000],
        ['third', 3_000],
        ['first', 1_000],
      ] as const) {
        const { packet, parts } = aPacket(name, [], { sealedAtMs });
        await enqueue(packet, parts);
      }
      const pids = (await outbox.deliveries()).map((delivery) => delivery.pid);
      expect(pids).toEqual([uuidFor('first'), uuidFor('second'), uuidFor('third')]);
    });

    it('reads any range of a part, across chunk borders', async () => {
      const { outbox, enqueue } = await open();
      const { packet, parts } = aPacket('one', [100_000]);
      await enqueue(packet, parts);
      const paper = parts[1]!;
      const sha256 = packet.parts[1]!.sha256;
      for (const [offset, len] of [
        [0, 1],
        [0, 100_000],
        [32_767, 2],
        [32_768, 32_768],
        [65_000, 35_000],
        [99_999, 1],
      ] as const) {
        const read = await outbox.readPart(sha256, offset, len);
        expect(Buffer.from(read!).equals(paper.subarray(offset, offset + len))).toBe(true);
      }
    });

    it('answers nothing for a range that reaches over the end of a part', async () => {
      const { outbox, enqueue } = await open();
      const { packet, parts } = aPacket('one', [1_000]);
      await enqueue(packet, parts);
      expect(await outbox.readPart(packet.parts[1]!.sha256, 900, 200)).toBeUndefined();
    });

    it('remembers a recorded delivery after a restart', async () => {
      const { outbox, enqueue, restart } = await open();
      const { packet, parts } = aPacket('one');
      await enqueue(packet, parts);
      const sending = nextDelivery(newDelivery(packet.pid), { type: 'started' });
      const delivered = nextDelivery(sending, {
        type: 'acknowledged',
        acknowledgement: acknowledged(packet.pid),
        atMs: 5,
      });
      await outbox.record(packet.pid, delivered);
      expect(await (await restart()).deliveries()).toEqual([delivered]);
    });

    it('remembers many deliveries recorded together, and leaves the others as they were', async () => {
      const { outbox, enqueue, restart } = await open();
      const packets = ['one', 'two', 'three'].map((name) => aPacket(name));
      for (const { packet, parts } of packets) await enqueue(packet, parts);
      const [one, two, three] = packets.map(({ packet }) => newDelivery(packet.pid));
      const failed = [one!, three!].map((delivery) =>
        nextDelivery(nextDelivery(delivery, { type: 'started' }), {
          type: 'failed',
          retryAtMs: 7_000,
          bytesMoved: false,
        }),
      );
      await outbox.recordAll(failed);
      await outbox.recordAll([]);
      const deliveries = await (await restart()).deliveries();
      expect(new Set(deliveries)).toEqual(new Set([...failed, two]));
    });

    it('lets one holder drain at a time, and the next one after it', async () => {
      const { outbox } = await open();
      let end = (): void => undefined;
      const first = outbox.exclusively(() => new Promise<void>((resolve) => (end = resolve)));
      await new Promise((resolve) => setTimeout(resolve, 5));
      let entered = false;
      expect(await outbox.exclusively(async () => void (entered = true))).toBe(false);
      expect(entered).toBe(false);
      end();
      expect(await first).toBe(true);
      expect(await outbox.exclusively(async () => void (entered = true))).toBe(true);
      expect(entered).toBe(true);
    });

    it('frees the drain lock when the holder throws', async () => {
      const { outbox } = await open();
      await expect(outbox.exclusively(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
      expect(await outbox.exclusively(async () => undefined)).toBe(true);
    });

    it('purges content and row, keeps the other packets, and purging twice is the same', async () => {
      const { outbox, enqueue, restart } = await open();
      const gone = aPacket('gone', [50_000]);
      const kept = aPacket('kept', [50_000]);
      await enqueue(gone.packet, gone.parts);
      await enqueue(kept.packet, kept.parts);
      await outbox.purge(gone.packet.pid);
      await outbox.purge(gone.packet.pid);
      const expectOnlyKept = async (opened: Outbox) => {
        expect(await opened.packet(gone.packet.pid)).toBeUndefined();
        expect(await opened.readPart(gone.packet.parts[1]!.sha256, 0, 1)).toBeUndefined();
        expect((await opened.deliveries()).map((delivery) => delivery.pid)).toEqual([kept.packet.pid]);
        expect(await opened.readPart(kept.packet.parts[1]!.sha256, 0, 1)).toBeDefined();
      };
      await expectOnlyKept(outbox);
      await expectOnlyKept(await restart());
    });

    it('keeps a part that another packet names when one of them is purged', async () => {
      const { outbox, enqueue } = await open();
      const first = aPacket('first', [2_000]);
      const revised = aPacket('revised');
      const shared = first.packet.parts[1]!;
      await enqueue(first.packet, first.parts);
      const packet = { ...revised.packet, parts: [...revised.packet.parts, shared], supersedes: first.packet.pid };
      await enqueue(packet, [...revised.parts, first.parts[1]!]);
      await outbox.purge(first.packet.pid);
      expect(await outbox.readPart(shared.sha256, 0, shared.len)).toBeDefined();
      await outbox.purge(packet.pid);
      expect(await outbox.readPart(shared.sha256, 0, shared.len)).toBeUndefined();
    });

    it('begins a torn delivery anew and still lists the others', async () => {
      const { enqueue, restart, tearDelivery } = await open();
      const whole = aPacket('whole');
      const torn = aPacket('torn');
      await enqueue(whole.packet, whole.parts);
      await enqueue(torn.packet, torn.parts);
      await tearDelivery(torn.packet.pid);
      const outbox = await restart();
      const deliveries = await outbox.deliveries();
      expect(new Set(deliveries)).toEqual(new Set([newDelivery(whole.packet.pid), newDelivery(torn.packet.pid)]));
    });

    it('answers nothing for a torn part, and the other parts stay readable', async () => {
      const { enqueue, restart, tearPart } = await open();
      const { packet, parts } = aPacket('one', [70_000, 500]);
      await enqueue(packet, parts);
      await tearPart(packet.parts[1]!.sha256);
      const outbox = await restart();
      expect(await outbox.readPart(packet.parts[1]!.sha256, 0, 70_000)).toBeUndefined();
      expect(await outbox.readPart(packet.parts[2]!.sha256, 0, 500)).toBeDefined();
    });
  });
}
