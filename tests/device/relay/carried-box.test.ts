import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/core/delivery/delivery.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { isBoxThere, openBox } from '../../../src/device/relay/carried-box.ts';
import type { CarriedBox } from '../../../src/device/relay/carried-box.ts';
import { listKept, putDownCarried } from '../../../src/device/relay/carried-outbox.ts';
import { readBundle } from '../../../src/device/relay/read-bundle.ts';
import { newRelay } from '../../../src/device/relay/relay.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { aBundle, aBundledPacket } from '../../fixtures/a-bundle.ts';
import type { PacketWithBytes } from '../../fixtures/dossier-fixtures.ts';
import { newNamedCaches } from '../named-caches.ts';
import { enrolStore, newLocks, openTestStore } from '../surroundings.ts';

const origin = 'https://gocua.example';
const [one, two] = [aBundledPacket('one', [70_000, 300]), aBundledPacket('two', [400])];
const nowMs = Date.parse('2026-11-22T08:00:00+07:00');

let store: Store;
let freeBytes: number | undefined;
let caches = newNamedCaches();

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  caches = newNamedCaches();
  freeBytes = undefined;
  store = openTestStore('gocua');
  await enrolStore(store);
});

const place = () => ({ store, caches, origin, locks: newLocks(), roster: () => [] });

function relay() {
  return newRelay({
    ...place(),
    storage: { freeBytes: async () => freeBytes },
    clock: { nowMs: () => nowMs, nowIso: () => '2026-11-22T08:00:00+07:00' },
    digests: newDigests(),
    onTaken: () => undefined,
    takeShared: async () => [],
  });
}

async function take(...packets: readonly PacketWithBytes[]): Promise<CarriedBox> {
  const opened = await relay().open(aBundle(packets), () => undefined);
  if (!opened.ok) throw new Error(opened.problem.code);
  return openBox(place());
}

async function readAll({ outbox }: CarriedBox, { packet, parts }: PacketWithBytes): Promise<boolean[]> {
  const same = [];
  for (const [index, { sha256, len }] of packet.parts.entries()) {
    const bytes = await outbox.readPart(sha256, 0, len);
    same.push(bytes !== undefined && Buffer.compare(bytes, parts[index]!) === 0);
  }
  return same;
}

/** As the engine leaves it. */
async function end(box: CarriedBox, pid: string, problem: Problem): Promise<void> {
  await box.outbox.record(pid, { pid, state: 'needs-attention', attempts: 0, have: [], problem });
}

const delivered = (pid: string): Delivery => ({
  pid,
  state: 'delivered',
  attempts: 0,
  have: [0],
  deliveredAtMs: nowMs,
  acknowledgement: {
    pid,
    have: [0],
    complete: true,
    review: false,
    receivedAt: '2026-11-22T08:00:00+07:00',
    jws: `a.${pid}.c`,
  },
});

describe('what is carried for other phones', () => {
  it('lies in a store of its own, byte for byte, and in none of a person', async () => {
    expect(await isBoxThere(place())).toBe(false);
    const box = await take(one, two);
    expect(await isBoxThere(place())).toBe(true);
    expect([await readAll(box, one), await readAll(box, two)]).toEqual([
      [true, true, true],
      [true, true],
    ]);
    expect([await store.db.packets.count(), await store.db.parts.count()]).toEqual([0, 0]);
    expect(await relay().carried()).toEqual({ packets: 2, bytes: 600 + 70_000 + 300 + 600 + 400, delivered: 0 });
    const chunks = await box.store.db.chunks.toArray();
    expect(Math.max(...chunks.map(({ bytes }) => bytes.length))).toBe(32 * 1024);
  });

  it('comes back from its second copy when the browser threw the store away', async () => {
    const box = await take(one);
    box.store.close();
    globalThis.indexedDB = new IDBFactory();
    const again = await openBox(place());
    expect(await readAll(again, one)).toEqual([true, true, true]);
    expect((await again.outbox.deliveries()).map(({ state }) => state)).toEqual(['waiting']);
    expect((await again.store.db.meta.get('pins'))?.value).toMatchObject({ gatewayId: 'gateway-1' });
  });

  it('is there at every start again, and a start counts no loss', async () => {
    (await take(one)).store.close();
    const box = await openBox(place());
    expect(await box.store.db.meta.toCollection().primaryKeys()).toEqual(['pins']);
    expect(await readAll(box, one)).toEqual([true, true, true]);
  });

  it('is awaited where it has not come, and then sent without delay', async () => {
    const withoutPages = { ...one, parts: one.parts.slice(0, 1) };
    const box = await take(withoutPages);
    const [, ...pages] = one.packet.parts.map(({ sha256 }) => sha256);
    expect(await box.outbox.awaitedParts?.(one.packet)).toEqual(new Set(pages));
    const { pid } = one.packet;
    await box.outbox.record(pid, { pid, state: 'waiting', attempts: 3, have: [0], notBeforeMs: nowMs + 1_000_000 });
    await take(one);
    expect(await box.outbox.awaitedParts?.(one.packet)).toEqual(new Set());
    expect(await box.outbox.deliveries()).toMatchObject([{ state: 'waiting', have: [0], notBeforeMs: 0 }]);
  });

  it('is taken only where there is room, twice: for it and for its second copy', async () => {
    freeBytes = 50 * 1024 * 1024 + 2 * 70_900 - 1;
    const problem = { code: 'storage-nearly-full', limit: 50 * 1024 * 1024 };
    expect(await relay().open(aBundle([one]), () => undefined)).toEqual({ ok: false, problem });
    expect(await relay().carried()).toEqual({ packets: 0, bytes: 0, delivered: 0 });
    freeBytes += 1;
    expect(await relay().open(aBundle([one]), () => undefined)).toMatchObject({ ok: true });
    freeBytes = 0;
    // Nothing new is to be written.
    expect(await relay().open(aBundle([one]), () => undefined)).toMatchObject({ ok: true, value: { packetsKnown: 1 } });
  });

  it('shows how far it is, from nothing to all', async () => {
    const shares: number[] = [];
    await relay().open(aBundle([one, two]), (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual([...shares].sort((first, second) => first - second));
    expect([shares[0]! > 0, shares.at(-1)]).toEqual([true, 1]);
  });
});

describe('what was carried', () => {
  it('goes at once when the province signed for all of it, and the signature stays', async () => {
    const box = await take(one, two);
    await box.outbox.record(one.packet.pid, delivered(one.packet.pid));
    await putDownCarried(box.store, box.outbox, nowMs);
    expect(await readAll(box, one)).toEqual([false, false, false]);
    expect(await listKept(box.store)).toEqual([{ pid: one.packet.pid, jws: `a.${one.packet.pid}.c`, keptAtMs: nowMs }]);
    expect(await relay().carried()).toMatchObject({ packets: 1, bytes: 1_000, delivered: 1 });
    await putDownCarried(box.store, box.outbox, nowMs + 61 * 24 * 60 * 60_000);
    expect(await listKept(box.store)).toEqual([]);
  });

  it('is put down when the gateway refused it for good, and tried again when it did not', async () => {
    const box = await take(one, two);
    await end(box, one.packet.pid, { code: 'unknown-device' });
    await end(box, two.packet.pid, { code: 'device-unconfirmed' });
    await putDownCarried(box.store, box.outbox, nowMs);
    expect(await box.outbox.deliveries()).toMatchObject([{ pid: two.packet.pid, state: 'waiting', notBeforeMs: 0 }]);
    expect(await readAll(box, two)).toEqual([true, true]);
    expect(await box.store.db.chunks.count()).toBe(2);
  });

  it('does not wait for ever for parts that perhaps never were', async () => {
    const box = await take({ ...one, parts: one.parts.slice(0, 2) }, two);
    await putDownCarried(box.store, box.outbox, nowMs + 59 * 24 * 60 * 60_000);
    expect(await box.outbox.deliveries()).toHaveLength(2);
    await putDownCarried(box.store, box.outbox, nowMs + 61 * 24 * 60 * 60_000);
    expect(await box.outbox.deliveries()).toMatchObject([{ pid: two.packet.pid }]);
    expect(await box.store.db.parts.count()).toBe(2);
  });

  it('keeps a page that another packet names', async () => {
    const shared = aBundledPacket('three', [], {
      parts: [...two.packet.parts.slice(0, 1), ...one.packet.parts.slice(1)],
    });
    const second = { packet: { ...shared.packet, parts: [] }, parts: [] };
    const box = await take(one, second);
    await box.outbox.record(one.packet.pid, delivered(one.packet.pid));
    await putDownCarried(box.store, box.outbox, nowMs);
    expect((await readAll(box, one)).slice(1)).toEqual([true, true]);
  });

  it('is not exchanged for another packet of that pid', async () => {
    const other = aBundledPacket('other', [900], { pid: one.packet.pid });
    const forged = { ...other, packet: { ...other.packet, pid: one.packet.pid } };
    const box = await take(one);
    const opened = await relay().open(aBundle([forged]), () => undefined);
    expect(opened).toMatchObject({ ok: true, value: { packetsTaken: 0, packetsKnown: 0, partsDamaged: 1 } });
    expect((await box.outbox.packet(one.packet.pid))?.header).toBe(one.packet.header);
    expect(await readAll(box, one)).toEqual([true, true, true]);
  });
});

describe('what waits', () => {
  it('is packed as far as it can be read, and says so when nothing can', async () => {
    const box = await take(one, two);
    for (const name of await caches.keys()) await caches.delete(name);
    await box.store.db.chunks.delete([one.packet.parts[1]!.sha256, 1]);
    const packed = await relay().pack(64_000_000, () => undefined);
    if (!packed.ok) throw new Error(packed.problem.code);
    expect(packed.value.map(({ fileName }) => fileName)).toEqual(['go-cua-20261122-0800-1.gocua']);
    const bundle = await readBundle(newDigests(), packed.value[0]!.bytes);
    if (!bundle.ok) throw new Error(bundle.problem.code);
    expect([bundle.value.packets.length, bundle.value.parts.size]).toEqual([2, 4]);
    expect(bundle.value.parts.has(one.packet.parts[1]!.sha256)).toBe(false);
    // The start has copied meanwhile what was whole.
    for (const name of await caches.keys()) await caches.delete(name);
    await box.store.db.chunks.clear();
    expect(await relay().pack(64_000_000, () => undefined)).toEqual({ ok: false, problem: { code: 'record-torn' } });
  });

  it('is nothing on a phone that has nothing, and then there is no file', async () => {
    expect(await relay().waiting()).toEqual({ packets: 0, bytes: 0 });
    expect(await relay().pack(1_000_000, () => undefined)).toEqual({ ok: false, problem: { code: 'not-found' } });
    expect(await relay().packReceipts()).toEqual({ ok: false, problem: { code: 'not-found' } });
  });
});
