import { describe, expect, it } from 'vitest';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { newDrainMemory } from '../../../src/core/delivery/drain-memory.ts';
import type { SealedPacket } from '../../../src/core/ports.ts';
import { newDeliveryWorld } from './delivery-world.ts';

/** A phone that carries a packet of which some parts have not come. */
async function carrying(...awaitedIndexes: readonly number[]) {
  const world = newDeliveryWorld();
  const packet = await world.seal('one', [900, 700]);
  let awaited: readonly number[] = awaitedIndexes;
  const namesOf = ({ parts }: SealedPacket) => new Set(awaited.map((index) => parts[index]?.sha256 ?? ''));
  const read: string[] = [];
  const outbox: typeof world.ports.outbox = {
    exclusively: (run) => world.ports.outbox.exclusively(run),
    deliveries: () => world.ports.outbox.deliveries(),
    packet: (pid) => world.ports.outbox.packet(pid),
    record: (pid, delivery) => world.ports.outbox.record(pid, delivery),
    recordAll: (deliveries) => world.ports.outbox.recordAll(deliveries),
    purge: (pid) => world.ports.outbox.purge(pid),
    awaitedParts: async (asked) => namesOf(asked),
    readPart(sha256, offset, len) {
      read.push(sha256);
      return world.ports.outbox.readPart(sha256, offset, len);
    },
  };
  const memory = newDrainMemory();
  const drain = () => deliverOutbox({ ...world.ports, outbox }, { atOnce: true, memory });
  return {
    ...world,
    packet,
    drain,
    wasRead: (index: number) => read.includes(packet.parts[index]?.sha256 ?? ''),
    comes: () => {
      awaited = [];
    },
  };
}

describe('a part that has not come yet', () => {
  it('is neither read nor torn: the rest is sent, and it goes on when it comes, also within the same process', async () => {
    const { packet, drain, delivery, wasRead, comes, phone } = await carrying(2);
    const outcome = await drain();
    expect(await delivery(packet)).toMatchObject({ state: 'waiting', have: [0, 1] });
    expect([wasRead(1), wasRead(2)]).toEqual([true, false]);
    // Nothing is asked every few seconds for what only another file brings.
    expect(outcome).toMatchObject({ kind: 'waiting', retryAtMs: phone.clock.nowMs() + 30 * 60_000 });
    comes();
    await drain();
    expect((await delivery(packet)).state).toBe('delivered');
  });

  it('may be the text: pages alone wait, and go when the gateway knows the packet from elsewhere', async () => {
    const { packet, drain, delivery, wasRead, ports, link } = await carrying(0);
    await drain();
    expect(await delivery(packet)).toMatchObject({ state: 'waiting', have: [] });
    expect([wasRead(0), wasRead(1), link.log.frames.length]).toEqual([false, false, 0]);
    const [text] = packet.parts;
    const body = await ports.outbox.readPart(text!.sha256, 0, text!.len);
    await ports.gateway.pack([{ type: 'packet', pid: packet.pid, header: packet.header, body: body! }]);
    await drain();
    expect((await delivery(packet)).state).toBe('delivered');
    expect(wasRead(0)).toBe(false);
  });
});
