/**
 * What whoever stood at the hall's PC leaves: nothing that anybody could open. The key of their drafts was never written, so
 * that a power cut erases as surely as this does; the rows go as well. What is sealed stays until it is delivered, as
 * ciphertext, with the pairing, the catalogue and the PIN.
 */

import { dropParts } from '../store/part-bytes.ts';
import { ifReadable } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';

/** Doing it twice is the same as once. */
export async function eraseSession(store: Store): Promise<void> {
  const { db } = store;
  // Every table, because a page still being attached puts its part in a transaction of its own.
  const opened = [db.drafts, db.beginnings, db.thumbs, db.notes, db.packs];
  const tables = [...opened, db.packets, db.parts, db.chunks, db.counters, db.quarantine];
  await store.write(tables, ['drafts', 'notes'], async () => {
    await Promise.all(opened.map((table) => table.clear()));
    await dropParts(db, await db.parts.toCollection().primaryKeys());
    const counters = await ifReadable(db.counters.get('home'));
    if (counters) await db.counters.put({ ...counters, drafts: 0 });
    const names = opened.map(({ name }) => name);
    await db.quarantine.filter(({ table }) => names.includes(table)).delete();
  });
}
