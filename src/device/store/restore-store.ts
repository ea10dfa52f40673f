/**
 * Brings sealed packets back from the second copy after the browser threw the database away, or the disk its newest part. Drafts cannot come back: they
 * never leave the database. What was sealed but has no whole copy is named by its local code, so that the volunteer can
 * go back to the resident, who holds the slip.
 */

import type { SealedPacket } from '../../core/ports.ts';
import type { StorageLoss } from '../../core/screen-ports.ts';
import { pinsKey } from '../contact/enrolment-record.ts';
import { putPart } from './part-bytes.ts';
import { packetTables, putPacket } from './put-packet.ts';
import { recount } from './recount.ts';
import { lossKey } from './storage-loss.ts';
import type { SecondCopy } from './second-copy.ts';
import type { Store } from './store.ts';

/** Restores what can be; the answer is also kept in `meta` until the person has seen it. */
export async function restoreStore(store: Store, secondCopy: SecondCopy): Promise<StorageLoss> {
  const { db } = store;
  // Enrolment puts the pins there before anything else.
  const hasCopy = await restorePins(store, secondCopy);
  // Enqueuing counts, and a row of counters may be what is missing.
  await recount(store, 0);
  // Where only the enrolment was torn, the packets are still here: those are neither lost nor restored.
  const present = new Set(await db.packets.toCollection().primaryKeys());
  const presentSeqs = new Set(await db.packets.orderBy('seq').keys());
  const numbers = await secondCopy.numbers();
  const restored = new Set<number>();
  for (const pid of await secondCopy.pids()) {
    const packet = present.has(pid) ? undefined : await secondCopy.packet(pid);
    if (packet && (await restorePacket(store, secondCopy, packet))) restored.add(packet.seq);
  }
  await recount(store, Math.max(0, ...numbers.map(({ seq }) => seq)));
  const loss: StorageLoss = {
    restoredCount: restored.size,
    missingCodes: numbers
      .filter(({ seq }) => !restored.has(seq) && !presentSeqs.has(seq))
      .map(({ localCode }) => localCode),
    ...(!hasCopy && { isCopyGone: true }),
  };
  await store.write([db.meta], ['deliveries'], () => db.meta.put({ key: lossKey, value: { ...loss, seen: false } }));
  store.note({ kind: 'store-lost', count: loss.restoredCount, localCodes: loss.missingCodes });
  return loss;
}

/** The public facts that verify acknowledgements, from their second copy; false where there is none. */
export async function restorePins(store: Store, secondCopy: SecondCopy): Promise<boolean> {
  const { meta } = store.db;
  const pins = await secondCopy.note(pinsKey);
  if (pins !== undefined) await store.write([meta], [], () => meta.put({ key: pinsKey, value: pins }));
  return pins !== undefined;
}

/** False when a part's copy is not there or not of its length: half a packet is never queued. */
async function restorePacket(store: Store, secondCopy: SecondCopy, packet: SealedPacket): Promise<boolean> {
  const { db } = store;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const { sha256, len } of packet.parts) {
    const bytes = await secondCopy.part(sha256, len);
    if (!bytes) return false;
    parts.push(bytes);
  }
  await store.write([...packetTables(db), db.parts, db.chunks], [], async () => {
    for (const [index, { sha256, len }] of packet.parts.entries()) {
      await putPart(db, { sha256, len, dossierId: packet.dossierId }, parts[index] ?? new Uint8Array());
    }
    await putPacket(db, packet, packet.seq + 1);
  });
  return true;
}
