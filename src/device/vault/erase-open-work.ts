/**
 * What a person gives up who forgot the PIN, and what a revoked phone must lose: everything that only the vault could open,
 * and the keys to it. What is sealed stays with what delivers it (packets, their parts and deliveries, the gateway's pins),
 * for it is the residents' and already the province's alone to read.
 */

import { cursorKey, chunkBytes } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { enrolmentKey } from '../contact/contact-keys.ts';
import { pendingEnrolmentKey } from '../contact/enrolment-record.ts';
import { dropParts } from '../store/part-bytes.ts';
import { ifReadable } from '../store/read-rows.ts';
import { dropReports } from '../store/report-news.ts';
import type { Store } from '../store/store.ts';
import { triesMetaKey } from './pin-tries.ts';
import { erasedKey, kioskPinMetaKey, kioskTriesMetaKey, portraitMetaKey, vaultMetaKey } from './vault-keys.ts';

const scratchRounds = 4;
const scratchChunks = 160;
const chunksPerTransaction = 16;

/**
 * Erases in one strict transaction drafts, beginnings, previews, notes, hamlets' packs, the office's letters, vault, tries and the device's key with
 * its enrolment; then writes over the log, as far as there is room for it. Every window of this browser hears `vault` and
 * lets go of keys that are not the store's any more. Doing it twice is the same as once.
 */
export async function eraseOpenWork(store: Store): Promise<void> {
  const { db } = store;
  // Every table, because a page still being attached puts its part in a transaction of its own.
  const opened = [db.drafts, db.beginnings, db.thumbs, db.notes, db.packs];
  const tables = [...opened, db.statuses, db.packets, db.parts, db.chunks, db.counters, db.meta];
  await store.write(tables, ['vault', 'drafts', 'statuses', 'deliveries', 'notes', 'reports'], async () => {
    await Promise.all(opened.map((table) => table.clear()));
    await dropLetters(db);
    await dropParts(db, await db.parts.toCollection().primaryKeys());
    const counters = await ifReadable(db.counters.get('home'));
    if (counters) await db.counters.put({ ...counters, drafts: 0 });
    const keys = [vaultMetaKey, portraitMetaKey, triesMetaKey, enrolmentKey, pendingEnrolmentKey, cursorKey];
    await db.meta.bulkDelete([...keys, kioskPinMetaKey, kioskTriesMetaKey]);
    await dropReports(db);
    await db.meta.put({ key: erasedKey, value: true });
  });
  await overwriteLog(store);
}

/**
 * Deleting leaves the bytes in the database's files; about 20 MB written behind them make the browser put those files away
 * (protocol.md §6.7). Where there is no room for it, what is left is ciphertext without a key.
 */
export async function overwriteLog(store: Store): Promise<void> {
  const { scratch } = store.db;
  try {
    for (let start = 0; start < scratchRounds * scratchChunks; start += chunksPerTransaction) {
      await store.write([scratch], [], async () => {
        for (let index = start; index < start + chunksPerTransaction; index += 1) {
          // Random, because a compressed log would not grow; the same few places, because room is scarce.
          const bytes = crypto.getRandomValues(new Uint8Array(chunkBytes));
          await scratch.put({ index: index % scratchChunks, bytes });
        }
      });
    }
    await store.write([scratch], [], () => scratch.where('index').between(0, scratchChunks).delete());
  } catch {
    // No room: what could be done was done.
  }
}

/** A status that cannot be read goes whole; the gateway tells it again to whoever may know it. */
async function dropLetters(db: Database): Promise<void> {
  for (const dossierId of await db.statuses.toCollection().primaryKeys()) {
    const row = await ifReadable(db.statuses.get(dossierId));
    if (!row) await db.statuses.delete(dossierId);
    else if (row.letter) {
      const { letter: _, ...plain } = row;
      await db.statuses.put(plain);
    }
  }
  // By key, because one torn row would end the reading of all; a packet that cannot be read stays for its second copy.
  for (const pid of await db.packets.toCollection().primaryKeys()) {
    const row = await ifReadable(db.packets.get(pid));
    if (!row?.letter) continue;
    const { letter: _, ...plain } = row;
    await db.packets.put(plain);
  }
}
