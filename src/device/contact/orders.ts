/**
 * What the province ordered, as a page sees it: every window locks when it hears of an order, whoever took it, and the one
 * that finds an erased store empty leaves it. In the first download, so nothing else is loaded while there is no order.
 */

import type { StandingOrder } from '../../core/standing-order.ts';
import type { Store } from '../store/store.ts';
import type { DeviceDelivery } from './open-delivery.ts';
import { orderKey } from './contact-keys.ts';

export interface OrdersParts {
  readonly store: Store;
  readonly openDelivery: () => Promise<Pick<DeviceDelivery, 'outbox' | 'gateway'>>;
  readonly lock: () => Promise<void>;
  /** Nothing is to be asked of the store any more. */
  readonly stop: () => Promise<void>;
  readonly openAnew: () => void;
}

export interface Orders {
  find(): Promise<StandingOrder | undefined>;
  /** After a contact that somebody answered. */
  end(): Promise<void>;
  /** The store is gone and this page is all that is left. */
  isOver(): boolean;
}

export function newOrders({ store, openDelivery, lock, stop, openAnew }: OrdersParts): Orders {
  let over: StandingOrder | undefined;

  async function find(): Promise<StandingOrder | undefined> {
    if (over || (await store.db.meta.where('key').equals(orderKey).count()) === 0) return over;
    const [{ findStandingOrder }, { outbox }] = await Promise.all([import('./find-standing-order.ts'), openDelivery()]);
    return findStandingOrder(store, outbox);
  }

  store.subscribe((topic) => {
    if (topic !== 'order') return;
    find()
      .then((order) => order && lock())
      .catch((thrown: unknown) => reportError(thrown));
  });

  return {
    find,
    isOver: () => over !== undefined,
    async end() {
      const order = await find();
      if (order?.kind !== 'erase' || over) return;
      const { leaveErasedStore } = await import('./leave-erased-store.ts');
      if (await leaveErasedStore({ store, ...(await openDelivery()), stop, openAnew })) {
        over = { ...order, waiting: 0, troubled: 0, isOver: true };
        store.announceHere('order');
      }
    },
  };
}
