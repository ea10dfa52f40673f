/**
 * What follows on this phone from an order that was taken. Called after every contact and at every start, because the phone
 * may have been killed in the middle; doing it again is the same as once.
 */

import type { Outbox } from '../../core/ports.ts';
import { isHeldWhole } from '../../core/delivery/delivery.ts';
import type { Store } from '../store/store.ts';
import { eraseOpenWork } from '../vault/erase-open-work.ts';
import { findOrder, putOrder } from './order-record.ts';

/** Erases what is open where that was ordered; sealed packets stay until the province holds them. */
export async function carryOutOrder(store: Store): Promise<void> {
  const order = await findOrder(store.db);
  if (order?.command !== 'erase' || order.isErased) return;
  await eraseOpenWork(store);
  await store.write([store.db.meta], ['order'], () => putOrder(store.db, { ...order, isErased: true }));
}

/**
 * Whether an erased store may go altogether: the province signed for every byte of every packet in it, for review or not. A
 * packet that it refused, or that cannot be read here any more, keeps the store: a person must look.
 */
export async function mayForgetStore(store: Store, outbox: Pick<Outbox, 'deliveries'>): Promise<boolean> {
  const order = await findOrder(store.db);
  if (order?.command !== 'erase' || !order.isErased) return false;
  return (await outbox.deliveries()).every(isHeldWhole);
}
