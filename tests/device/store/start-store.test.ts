import { describe, expect, it } from 'vitest';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { putPart } from '../../../src/device/store/part-bytes.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { startStore } from '../../../src/device/store/start-store.ts';
import { findUnseenLoss, markLossSeen } from '../../../src/device/store/storage-loss.ts';
import { openStore } from '../../../src/device/store/store.ts';
import type { PacketWithBytes } from '../../fixtures/dossier-fixtures.ts';
import { aPacket } from '../../fixtures/dossier-fixtures.ts';
import { enrolStore, newCaches, newLocks, newStoreName, tearRecord } from '../surroundings.ts';

const origin = 'https://gocua.example';

function openPhone(caches = newCaches(), name = newStoreName()) {
  const store = openStore(name);
  const secondCopy = newSecondCopy(caches, origin);
  const locks = newLocks();
  const start = (isMarked = false) =>
    startStore({ store, secondCopy, locks, isMarkedEnrolled: () => isMarked, staysAlive: true });
  return { name, store, caches, secondCopy, locks, start, outbox: newOutbox(store, secondCopy, locks) };
}

type Phone = ReturnType<typeof openPhone>;

async function enqueue({ store }: Phone, { packet, parts }: PacketWithBytes): Promise<void> {
  const { db } = store;
  await store.write([...packetTables(db), db.parts, db.chunks], [], async () => {
    for (const [index, { sha256, len }] of packet.parts.entries()) {
      await putPart(db, { sha256, len, dossierId: packet.dossierId }, new Uint8Array(parts[index]!));
    }
    await putPacket(db, packet, packet.seq + 1);
  });
}

/** A phone with three sealed packets, all of them copied. */
async function openWorkedPhone() {
  const phone = openPhone();
  await phone.start();
  await enrolStore(phone.store);
  await phone.secondCopy.keepNote('pins', { gatewayId: 'gateway-1' });
  const packets = [1, 2, 3].map((seq) =>
    aPacket(`packet ${seq}`, [40_000], { seq, sealedAtMs: seq, localCode: `48210937${seq}` }),
  );
  for (const one of packets) await enqueue(phone, one);
  return { phone, packets };
}

describe('a start', () => {
  it('lets nothing be written before it is over', async () => {
    const phone = openPhone();
    let written = false;
    const writing = phone.store
      .write([phone.store.db.meta], [], () => phone.store.db.meta.put({ key: 'k', value: 1 }))
      .then(() => (written = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written).toBe(false);
    await phone.start();
    await writing;
  });

  it('makes the second copies that are missing', async () => {
    const { phone, packets } = await openWorkedPhone();
    expect(await phone.secondCopy.pids()).toEqual([]);
    const next = openPhone(phone.caches, phone.name);
    await next.start();
    expect((await next.secondCopy.pids()).sort()).toEqual(packets.map(({ packet }) => packet.pid).sort());
  });

  it('finishes dropping the second copy of a purged packet, and no other', async () => {
    const { phone, packets } = await openWorkedPhone();
    const copied = openPhone(phone.caches, phone.name);
    await copied.start();
    const kept = [...phone.caches.entries.keys()].filter((name) => name.includes(packets[1]!.packet.pid));
    expect(kept).toHaveLength(1);
    const killed = { ...copied.secondCopy, drop: () => Promise.reject(new Error('killed')) };
    const { pid } = packets[0]!.packet;
    await expect(newOutbox(copied.store, killed, copied.locks).purge(pid)).rejects.toThrow('killed');
    expect(await copied.secondCopy.pids()).toContain(pid);
    const next = openPhone(phone.caches, phone.name);
    await next.start();
    const gone = [`header/${pid}`, 'seq/1', ...packets[0]!.packet.parts.map(({ sha256 }) => `part/${sha256}`)];
    for (const name of gone) expect([...phone.caches.entries.keys()]).not.toContain(`${origin}/sealed/${name}`);
    expect((await next.secondCopy.pids()).sort()).toEqual(
      packets
        .slice(1)
        .map(({ packet }) => packet.pid)
        .sort(),
    );
    expect(await next.store.db.meta.get('owed-copies')).toBeUndefined();
  });

  it('rotates the log of an enrolled device once a browser run, and leaves no scratch', async () => {
    const { phone } = await openWorkedPhone();
    const next = openPhone(phone.caches, phone.name);
    let scratched = 0;
    next.store.db.scratch.hook('creating', () => void (scratched += 1));
    await next.start();
    expect(scratched * 32 * 1024).toBeGreaterThan(5_000_000);
    expect(await next.store.db.scratch.count()).toBe(0);
    scratched = 0;
    const tab = openStore(phone.name);
    tab.db.scratch.hook('creating', () => void (scratched += 1));
    const { secondCopy, locks } = next;
    await startStore({ store: tab, secondCopy, locks, isMarkedEnrolled: () => true, staysAlive: true });
    expect(scratched).toBe(0);
  });

  it('counts anew when the counters were torn', async () => {
    const { phone } = await openWorkedPhone();
    await phone.store.db.counters.delete('home');
    const next = openPhone(phone.caches, phone.name);
    await next.start();
    expect(await next.store.db.counters.get('home')).toMatchObject({ waiting: 3, nextSeq: 4 });
  });

  it('names a torn packet and still opens', async () => {
    const { phone, packets } = await openWorkedPhone();
    tearRecord(phone.name, 'packets', packets[1]!.packet.pid);
    const next = openPhone(phone.caches, phone.name);
    await next.start();
    await expect
      .poll(() => next.store.db.quarantine.toCollection().primaryKeys())
      .toEqual([`packets/${packets[1]!.packet.pid}`]);
    expect(await next.outbox.deliveries()).toHaveLength(3);
  });
});

describe('a store that vanished', () => {
  it('comes back from the second copy, delivers again, and names what has no whole copy', async () => {
    const { phone, packets } = await openWorkedPhone();
    await openPhone(phone.caches, phone.name).start();
    const lostPart = packets[1]!.packet.parts[1]!.sha256;
    phone.caches.entries.delete(`${origin}/sealed/part/${lostPart}`);

    const after = openPhone(phone.caches);
    await after.start(true);
    expect(await findUnseenLoss(after.store)).toEqual({ restoredCount: 2, missingCodes: ['482109372'] });
    const deliveries = await after.outbox.deliveries();
    expect(deliveries.map(({ pid }) => pid)).toEqual([packets[0]!.packet.pid, packets[2]!.packet.pid]);
    expect(await after.outbox.packet(packets[2]!.packet.pid)).toEqual(packets[2]!.packet);
    const { sha256, len } = packets[2]!.packet.parts[1]!;
    expect(Buffer.from((await after.outbox.readPart(sha256, 0, len))!)).toEqual(Buffer.from(packets[2]!.parts[1]!));
    expect(await after.store.db.counters.get('home')).toMatchObject({ waiting: 2, nextSeq: 4 });
    expect(await after.store.db.meta.get('pins')).toMatchObject({ value: { gatewayId: 'gateway-1' } });

    await markLossSeen(after.store);
    expect(await findUnseenLoss(after.store)).toBeUndefined();
    const next = openPhone(phone.caches, after.name);
    await next.start(true);
    expect(await findUnseenLoss(next.store)).toBeUndefined();
    expect(await next.outbox.deliveries()).toHaveLength(2);
  });

  it('is noticed where only its newest part went: the packet comes back, the drafts and the enrolment stay', async () => {
    const { phone, packets } = await openWorkedPhone();
    const { db } = phone.store;
    for (const { packet, parts } of packets) {
      await phone.secondCopy.keep(packet, async (sha256) => parts[packet.parts.findIndex((p) => p.sha256 === sha256)]);
    }
    await db.transaction('rw!', [...packetTables(db), db.parts, db.chunks], async () => {
      await db.packets.delete(packets[2]!.packet.pid);
      await db.deliveries.delete(packets[2]!.packet.pid);
      await db.counters.update('home', { waiting: 2, nextSeq: 3 });
    });
    const later = openPhone(phone.caches, phone.name);
    await later.start();
    expect(await findUnseenLoss(later.store)).toEqual({ restoredCount: 1, missingCodes: [] });
    expect((await later.outbox.deliveries()).map(({ pid }) => pid)).toEqual(packets.map(({ packet }) => packet.pid));
    expect(await later.store.db.counters.get('home')).toMatchObject({ waiting: 3, nextSeq: 4 });
    await markLossSeen(later.store);
    const again = openPhone(phone.caches, phone.name);
    await again.start();
    expect(await findUnseenLoss(again.store)).toBeUndefined();
  });

  it('comes back although its counters are gone too', async () => {
    const { phone, packets } = await openWorkedPhone();
    await phone.store.db.packets.clear();
    const { packet, parts } = packets[0]!;
    await phone.secondCopy.keep(packet, async (sha256) => parts[packet.parts.findIndex((p) => p.sha256 === sha256)]);
    await phone.store.db.counters.clear();
    await phone.store.db.meta.clear();
    const later = openPhone(phone.caches, phone.name);
    await later.start(true);
    expect(await findUnseenLoss(later.store)).toEqual({ restoredCount: 1, missingCodes: [] });
  });

  it('is noticed by the mark alone, and that the second copy is gone too', async () => {
    const phone = openPhone();
    await phone.start(true);
    expect(await findUnseenLoss(phone.store)).toEqual({ restoredCount: 0, missingCodes: [], isCopyGone: true });
  });

  it('is not invented on a new device', async () => {
    const phone = openPhone();
    await phone.start(false);
    expect(await findUnseenLoss(phone.store)).toBeUndefined();
  });
});
