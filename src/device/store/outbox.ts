/**
 * Sealed packets on their way. Content is read chunk by chunk and never as a whole table; what is torn here is looked for in
 * the second copy before it counts as gone. A packet whose delivery is torn or missing is on its way from the start again:
 * the gateway knows what it holds of it, and asking twice loses nothing.
 */

import type { Delivery } from '../../core/delivery/delivery.ts';
import { newDelivery } from '../../core/delivery/delivery.ts';
import { findDeliveryNotes } from '../../core/delivery/log-entry.ts';
import type { Outbox, SealedPacket } from '../../core/ports.ts';
import { count, deliveryChange } from './counters.ts';
import type { PacketRow } from './database.ts';
import { dropOwedCopies, oweCopies } from './owed-copies.ts';
import { dropParts, findUnnamed, readChunks } from './part-bytes.ts';
import { newLetters } from './letters.ts';
import { packetBound } from './put-packet.ts';
import { findRow, readRows } from './read-rows.ts';
import type { SecondCopy } from './second-copy.ts';
import type { Store } from './store.ts';
import { nameBeside } from './store-name.ts';
import type { OpenVault } from '../vault/vault-record.ts';

/** Of the first store; the others' bear their number, so that one person's sending never waits for another's. */
export const drainLockName = 'gocua-drain';

export type Locks = Pick<LockManager, 'request' | 'query'>;

/** `findOpen`: without an open vault a packet does not say what it is about. */
export function newOutbox(
  store: Store,
  secondCopy: SecondCopy,
  locks: Locks,
  findOpen: () => OpenVault | undefined = () => undefined,
): Outbox {
  const { db } = store;
  const letters = newLetters(findOpen);

  async function findPacket(pid: string): Promise<SealedPacket | undefined> {
    const row = await findRow(store, db.packets, pid);
    if (row) return open(row);
    const isNamed = (await db.packets.where('pid').equals(pid).count()) > 0;
    return isNamed ? secondCopy.packet(pid) : undefined;
  }

  async function open({ partNames: _, letter, ...packet }: PacketRow): Promise<SealedPacket> {
    const about = letter && (await letters.read(letter, packetBound(packet.pid)));
    const procedureCode = typeof about === 'object' ? about['procedureCode'] : undefined;
    return typeof procedureCode === 'string' ? { ...packet, procedureCode } : packet;
  }

  async function readFromCopy(sha256: string, offset: number, end: number): Promise<Uint8Array | undefined> {
    const isNamed = (await db.packets.where('partNames').equals(sha256).count()) > 0;
    const bytes = isNamed ? await secondCopy.part(sha256) : undefined;
    return bytes && end <= bytes.length ? bytes.subarray(offset, end) : undefined;
  }

  async function recordAll(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    const changes = await store.write([db.deliveries, db.counters], ['deliveries'], async () => {
      const before = await Promise.all(deliveries.map(({ pid }) => findDelivery(pid)));
      await db.deliveries.bulkPut(deliveries);
      const changed = deliveries.map((after, index) => ({ before: before[index], after }));
      await count(
        db,
        changed.map((change) => deliveryChange(change.before?.state, change.after.state)),
      );
      return changed;
    });
    for (const news of findDeliveryNotes(changes)) store.note(news);
  }

  return {
    async exclusively(run) {
      const answer = await locks.request(nameBeside(drainLockName, db.name), { ifAvailable: true }, async (lock) => {
        if (!lock) return false;
        await run();
        return true;
      });
      return answer;
    },

    async deliveries() {
      const pids = await db.packets.orderBy('sealedAtMs').primaryKeys();
      const rows = new Map((await readRows(store, db.deliveries, pids)).rows.map((row) => [row.pid, row]));
      return pids.map((pid) => rows.get(pid) ?? newDelivery(pid));
    },

    packet: findPacket,

    async readPart(sha256, offset, len) {
      if (len <= 0) return undefined;
      return (await readChunks(store, sha256, offset, len)) ?? readFromCopy(sha256, offset, offset + len);
    },

    record: (_pid, delivery) => recordAll([delivery]),
    recordAll,

    async purge(pid) {
      const packet = await findPacket(pid);
      if (!packet) return;
      const tables = [db.packets, db.deliveries, db.parts, db.chunks, db.drafts, db.thumbs, db.counters, db.meta];
      await store.write(tables, ['deliveries', 'drafts'], async () => {
        const before = (await findDelivery(pid))?.state;
        const isOpen = await isDraftOpen(packet.dossierId);
        await db.packets.delete(pid);
        await db.deliveries.delete(pid);
        if (isOpen === false) await dropSealedDraft(packet.dossierId);
        await count(db, before ? [{ [counterName(before)]: -1 }] : []);
        // An open draft may name the pages, and its content cannot be asked here: the vault may be locked.
        const parts = packet.parts.filter(({ kind }) => kind === 'text' || isOpen !== true);
        await dropParts(db, sha256Of(parts));
        await oweCopies(db, packet, await findUnnamed(db, sha256Of(packet.parts)));
      });
      store.note({
        kind: 'deleted',
        pids: [pid],
        localCodes: packet.localCode === undefined ? [] : [packet.localCode],
      });
      await dropOwedCopies(store, secondCopy);
    },
  };

  /** What is recorded; a torn row counts as what it was enqueued as. */
  async function findDelivery(pid: string): Promise<Delivery | undefined> {
    try {
      return await db.deliveries.get(pid);
    } catch {
      return newDelivery(pid);
    }
  }

  /** Absent: no draft of this dossier is here. A torn one counts as open. */
  function isDraftOpen(dossierId: string): Promise<boolean | undefined> {
    return db.drafts.get(dossierId).then(
      (row) => row?.open,
      () => true,
    );
  }

  /** The sealed draft and its key, unless another packet of the dossier is still here. */
  async function dropSealedDraft(dossierId: string): Promise<void> {
    if ((await db.packets.where('dossierId').equals(dossierId).count()) > 0) return;
    await db.drafts.delete(dossierId);
    await db.thumbs.where('dossierId').equals(dossierId).delete();
  }
}

function sha256Of(parts: SealedPacket['parts']): string[] {
  return parts.map(({ sha256 }) => sha256);
}

function counterName(state: Delivery['state']): 'waiting' | 'needsAttention' | 'delivered' {
  if (state === 'delivered') return 'delivered';
  return state === 'needs-attention' ? 'needsAttention' : 'waiting';
}
