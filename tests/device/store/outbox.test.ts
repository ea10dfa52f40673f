import { describe, expect, it } from 'vitest';
import type { SealedPacket } from '../../../src/core/ports.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { putPart } from '../../../src/device/store/part-bytes.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { describeOutbox } from '../../contracts/outbox-contract.ts';
import { aPacket } from '../../fixtures/dossier-fixtures.ts';
import { newCaches, newLocks, newStoreName, openTestStore, tearRecord } from '../surroundings.ts';

const origin = 'https://gocua.example';

async function enqueueIn(store: Store, packet: SealedPacket, parts: readonly Uint8Array[]): Promise<void> {
  const { db } = store;
  await store.write([...packetTables(db), db.parts, db.chunks], [], async () => {
    for (const [index, { sha256, len }] of packet.parts.entries()) {
      await putPart(db, { sha256, len, dossierId: packet.dossierId }, new Uint8Array(parts[index]!));
    }
    await putPacket(db, packet, packet.seq + 1);
  });
}

function openOutbox(name = newStoreName(), caches?: ReturnType<typeof newCaches>) {
  const store = openTestStore(name);
  const secondCopy = newSecondCopy(caches, origin);
  return { name, store, secondCopy, outbox: newOutbox(store, secondCopy, newLocks()) };
}

describeOutbox('in the database', async () => {
  let current = openOutbox();
  return {
    outbox: current.outbox,
    enqueue: (packet, parts) => enqueueIn(current.store, packet, parts),
    async restart() {
      // The old connection stays open, as another tab's does: the contract still asks it.
      current = openOutbox(current.name);
      return current.outbox;
    },
    tearDelivery: async (pid) => void tearRecord(current.name, 'deliveries', pid),
    tearPart: async (sha256) => void tearRecord(current.name, 'chunks', [sha256, 1]),
  };
});

describe('outbox in the database', () => {
  it('counts deliveries by what they are, and forgets purged ones', async () => {
    const { store, outbox } = openOutbox();
    const counted = () => store.db.counters.get('home');
    const { packet, parts } = aPacket('one');
    await enqueueIn(store, packet, parts);
    expect(await counted()).toMatchObject({ waiting: 1, needsAttention: 0, delivered: 0, nextSeq: 2 });
    const common = { pid: packet.pid, attempts: 0, have: [] };
    await outbox.record(packet.pid, { ...common, state: 'sending' });
    expect(await counted()).toMatchObject({ waiting: 1 });
    await outbox.record(packet.pid, { ...common, state: 'needs-attention', problem: { code: 'pid-conflict' } });
    expect(await counted()).toMatchObject({ waiting: 0, needsAttention: 1 });
    await outbox.record(packet.pid, { ...common, state: 'delivered', deliveredAtMs: 5 });
    expect(await counted()).toMatchObject({ needsAttention: 0, delivered: 1 });
    await outbox.purge(packet.pid);
    expect(await counted()).toMatchObject({ waiting: 0, needsAttention: 0, delivered: 0 });
  });

  it('stores chunks of at most 32 KB', async () => {
    const { store } = openOutbox();
    const { packet, parts } = aPacket('one', [100_000]);
    await enqueueIn(store, packet, parts);
    const sizes: number[] = [];
    await store.db.chunks.each((chunk) => void sizes.push(chunk.bytes.buffer.byteLength));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(32 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(100_000 + 600);
  });

  it('reads a torn chunk and a torn packet row from the second copy, and names them', async () => {
    const { name, store, secondCopy, outbox } = openOutbox(newStoreName(), newCaches());
    const { packet, parts } = aPacket('one', [70_000]);
    await enqueueIn(store, packet, parts);
    await secondCopy.keep(packet, (sha256) =>
      outbox.readPart(sha256, 0, packet.parts.find((part) => part.sha256 === sha256)?.len ?? 0),
    );
    const paper = packet.parts[1]!.sha256;
    tearRecord(name, 'chunks', [paper, 1]);
    tearRecord(name, 'packets', packet.pid);
    const read = await outbox.readPart(paper, 30_000, 20_000);
    expect(Buffer.from(read!).equals(Buffer.from(parts[1]!.subarray(30_000, 50_000)))).toBe(true);
    expect(await outbox.packet(packet.pid)).toEqual(packet);
    await expect.poll(() => store.db.quarantine.count()).toBe(2);
  });

  it.each([true, false])('keeps the pages of a purged packet for a draft only while it is open: %s', async (open) => {
    const caches = newCaches();
    const { store, secondCopy, outbox } = openOutbox(newStoreName(), caches);
    const { packet, parts } = aPacket('one', [2_000]);
    await enqueueIn(store, packet, parts);
    await secondCopy.keep(packet, (sha256) =>
      outbox.readPart(sha256, 0, packet.parts.find((part) => part.sha256 === sha256)?.len ?? 0),
    );
    const noise = { iv: new Uint8Array(12), bytes: new Uint8Array(16) };
    const row = { basketId: 'basket', updatedAt: '2026-11-21T10:00:00Z', wrappedKey: noise, content: noise };
    await store.db.drafts.put({ ...row, dossierId: packet.dossierId, open });
    await outbox.purge(packet.pid);
    expect(await store.db.parts.toCollection().primaryKeys()).toEqual(open ? [packet.parts[1]!.sha256] : []);
    expect(await store.db.chunks.count()).toBe(open ? 1 : 0);
    expect([...caches.entries.keys()]).toEqual([]);
  });

  it('purges the second copy too, but not the part that another packet names', async () => {
    const caches = newCaches();
    const { store, secondCopy, outbox } = openOutbox(newStoreName(), caches);
    const first = aPacket('first', [2_000]);
    const revised = aPacket('revised', [], { seq: 2 });
    const shared = first.packet.parts[1]!;
    const packet = { ...revised.packet, parts: [...revised.packet.parts, shared] };
    await enqueueIn(store, first.packet, first.parts);
    await enqueueIn(store, packet, [...revised.parts, first.parts[1]!]);
    const lengths = new Map([...first.packet.parts, ...packet.parts].map((part) => [part.sha256, part.len]));
    for (const one of [first.packet, packet]) {
      expect(await secondCopy.keep(one, (sha256) => outbox.readPart(sha256, 0, lengths.get(sha256) ?? 0))).toBe(true);
    }
    await outbox.purge(first.packet.pid);
    expect(await secondCopy.part(shared.sha256)).toBeDefined();
    await outbox.purge(packet.pid);
    expect([...caches.entries.keys()]).toEqual([]);
  });
});
