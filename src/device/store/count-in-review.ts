/**
 * Dossiers sealed on this phone whose re-check failed at the gateway: each is an item of "cần xem lại". Read from indexes;
 * nearly always there is none, and then nothing else is asked.
 */

import { readRows } from './read-rows.ts';
import type { Store } from './store.ts';

/** Without those that a packet in needs-attention already counts. */
export async function countInReview(store: Store): Promise<number> {
  const { db } = store;
  let inReview = 0;
  for (const dossierId of await db.statuses.where('state').equals('in-review').primaryKeys()) {
    const pids = await db.packets.where('dossierId').equals(dossierId).primaryKeys();
    if (pids.length === 0) continue;
    const { rows } = await readRows(store, db.deliveries, pids);
    if (rows.every(({ state }) => state !== 'needs-attention')) inReview += 1;
  }
  return inReview;
}
