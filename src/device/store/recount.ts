/** Builds the counters' row anew from what can be read: after a restore, or when the row itself was torn. */

import { count, deliveryChange } from './counters.ts';
import type { CounterChange } from './counters.ts';
import { emptyCounters } from './database.ts';
import { readRows } from './read-rows.ts';
import type { Store } from './store.ts';

/** `lastSeq`: the highest running number known from elsewhere (the second copy). */
export async function recount(store: Store, lastSeq: number): Promise<void> {
  const { db } = store;
  const changes: CounterChange[] = [];
  const pids = await db.packets.toCollection().primaryKeys();
  const states = new Map((await readRows(store, db.deliveries, pids)).rows.map(({ pid, state }) => [pid, state]));
  // A torn delivery begins anew, as the outbox says.
  for (const pid of pids) changes.push(deliveryChange(undefined, states.get(pid) ?? 'waiting'));
  const drafts = await readRows(store, db.drafts, await db.drafts.toCollection().primaryKeys());
  for (const draft of drafts.rows) if (draft.open) changes.push({ drafts: 1 });
  const highestSeq = Number((await db.packets.orderBy('seq').lastKey()) ?? 0);
  await store.write([db.counters], ['deliveries', 'drafts'], async () => {
    await db.counters.put(emptyCounters);
    await count(db, changes, Math.max(highestSeq, lastSeq) + 1);
  });
}
