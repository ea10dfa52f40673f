/**
 * What happens to the store between the first paint and the first write (protocol.md §6.2, §6.4): see whether it is still the
 * one we left, rotate the log, open for writing, and bring back or copy what is missing on either side.
 */

import { newDelivery } from '../../core/delivery/delivery.ts';
import { countAlive, stayAlive } from '../app/alive-lock.ts';
import { enrolmentKey } from '../contact/contact-keys.ts';
import { findPins, pinsKey } from '../contact/enrolment-record.ts';
import type { Locks } from './outbox.ts';
import { dropOwedCopies } from './owed-copies.ts';
import { findRow, readRows } from './read-rows.ts';
import { recount } from './recount.ts';
import { restorePins, restoreStore } from './restore-store.ts';
import { regainRoom } from './regain-room.ts';
import { rotateLog } from './rotate-log.ts';
import type { SecondCopy } from './second-copy.ts';
import { findRecordedLoss } from './storage-loss.ts';
import { carriedStoreName } from './store-name.ts';
import type { Store } from './store.ts';
import { wholePart } from './whole-part.ts';
import { erasedKey } from '../vault/vault-keys.ts';

export interface StartParts {
  readonly store: Store;
  readonly secondCopy: SecondCopy;
  readonly locks: Locks;
  /** What the mark outside the database says; false where there is none to ask (the service worker). */
  readonly isMarkedEnrolled: () => boolean;
  /** Whether other stores write to the same log: then it is begun anew also where nobody is enrolled in this one. */
  readonly hasNeighbours?: boolean;
  /** Whether this thread lives on after the start, so that others need not rotate. */
  readonly staysAlive: boolean;
}

/** Resolves when everything is in place; the store takes writes well before that. */
export async function startStore(parts: StartParts): Promise<void> {
  const { store, secondCopy, locks, staysAlive, hasNeighbours = false } = parts;
  await store.opened;
  const isEnrolled = (await findRow(store, store.db.meta, enrolmentKey)) !== undefined;
  let isLogTorn = false;
  try {
    // While a page lives, this is not a cold start. Packets may lie here without an enrolment: it was given up.
    const isKept = isEnrolled || hasNeighbours || (await store.db.packets.count()) > 0;
    if (isKept && (await countAlive(locks)) === 0) {
      await readRows(store, store.db.packets, await store.db.packets.toCollection().primaryKeys());
      // Once for all stores that this thread opens one after the other.
      if (!store.log.isOpen()) await beginNewLog(store);
    }
  } catch {
    // No room for the scratch, or a store that cannot be read: writing will say so itself.
    isLogTorn = true;
  } finally {
    store.openForWriting(isLogTorn);
  }
  if (staysAlive) stayAlive(locks);
  if (!isEnrolled && (await isLost(parts))) await restoreStore(store, secondCopy);
  else await mend(store, secondCopy, !isLogTorn);
}

/** With the reserve lying there, room for the scratch is likely, and it is not written anew at every start. */
async function beginNewLog({ db, reserve }: Store): Promise<void> {
  if (await reserve.isHeld()) {
    try {
      await rotateLog(db);
      return;
    } catch {
      // No room after all.
    }
  }
  await regainRoom(db, reserve);
}

/** Marked as enrolled, or sealed packets in the second copy, but no enrolment in the store, and nobody gave it up. */
async function isLost({ store, secondCopy, isMarkedEnrolled }: StartParts): Promise<boolean> {
  if ((await findRecordedLoss(store)) || (await findRow(store, store.db.meta, erasedKey))) return false;
  // The box of what is carried for others is nobody's; the pins are what it begins with.
  if (store.db.name === carriedStoreName && (await findPins(store.db))) return false;
  return isMarkedEnrolled() || (await secondCopy.numbers()).length > 0;
}

/** A torn row of counters is counted anew; a second copy that was not finished is made, or dropped, now. */
async function mend(store: Store, secondCopy: SecondCopy, hasRoom: boolean): Promise<void> {
  const { db } = store;
  // Not on a full disk, where a cache that is whole may look the same.
  if (hasRoom && (await secondCopy.renew())) {
    const pins = await findPins(db);
    if (pins) await secondCopy.keepNote(pinsKey, pins);
  }
  if (!(await findRow(store, db.counters, 'home'))) await recount(store, 0);
  await healDeliveries(store);
  if (!(await findPins(db))) await restorePins(store, secondCopy);
  await dropOwedCopies(store, secondCopy);
  if (await hasGoneBack(store, secondCopy)) await restoreStore(store, secondCopy);
  const copied = new Set(await secondCopy.pids());
  const missing = (await db.packets.toCollection().primaryKeys()).filter((pid) => !copied.has(pid));
  for (const packet of (await readRows(store, db.packets, missing)).rows) {
    await secondCopy.keep(packet, (sha256) => wholePart(store, packet, sha256));
  }
}

/**
 * A disk that called a write done and lost it leaves a store that opens and is older than it was: its next running number was
 * already given to a packet whose copy is there, because the copy follows the transaction that took the number.
 */
async function hasGoneBack(store: Store, secondCopy: SecondCopy): Promise<boolean> {
  const lastCopied = Math.max(0, ...(await secondCopy.numbers()).map(({ seq }) => seq));
  return lastCopied >= ((await findRow(store, store.db.counters, 'home'))?.nextSeq ?? 1);
}

/** A delivery that is torn, or missing beside its packet, is put into the waiting line; then everything is counted anew. */
async function healDeliveries(store: Store): Promise<void> {
  const { db } = store;
  const pids = await db.packets.toCollection().primaryKeys();
  const whole = new Set((await readRows(store, db.deliveries, pids)).rows.map(({ pid }) => pid));
  const broken = pids.filter((pid) => !whole.has(pid));
  if (broken.length === 0) return;
  await store.write([db.deliveries], ['deliveries'], () => db.deliveries.bulkPut(broken.map(newDelivery)));
  const nextSeq = (await findRow(store, db.counters, 'home'))?.nextSeq ?? 1;
  await recount(store, nextSeq - 1);
}
