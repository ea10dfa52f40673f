import { contactGateway } from './contact-gateway.ts';
import { openDelivery } from './open-delivery.ts';
import { findStores } from '../people/find-stores.ts';
import { databaseName } from '../store/database-name.ts';
import { isOpenSoon } from '../store/is-open-soon.ts';
import { newLogGate } from '../store/log-gate.ts';
import type { LogGate } from '../store/log-gate.ts';
import { newRoomReserve } from '../store/room-reserve.ts';
import { newSecondCopy } from '../store/second-copy.ts';
import { startStore } from '../store/start-store.ts';
import { openStore } from '../store/store.ts';

/**
 * One contact of every store on this phone from the service worker: the same stores, locks and code as the page's. What fails
 * in one store holds no other; it is thrown when all had their turn, so that the browser tries again.
 */
export async function drainInBackground(): Promise<void> {
  const log = newLogGate();
  const failures: unknown[] = [];
  const stores = await findStores(caches, [databaseName]);
  for (const { storeName } of stores) {
    try {
      await drainStore(storeName, log, stores.length > 1);
    } catch (thrown) {
      failures.push(thrown);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function drainStore(storeName: string, log: LogGate, hasNeighbours: boolean): Promise<void> {
  const { origin } = location;
  const { locks } = navigator;
  const store = openStore(storeName, newRoomReserve(caches, origin), log);
  try {
    if (!(await isOpenSoon(store))) return;
    const secondCopy = newSecondCopy(caches, origin, storeName);
    const isMarkedEnrolled = (): boolean => false;
    await startStore({ store, secondCopy, locks, isMarkedEnrolled, hasNeighbours, staysAlive: false });
    const onLink = (): void => undefined;
    const findOpenVault = (): undefined => undefined;
    const delivery = openDelivery({ store, secondCopy, origin, locks, onLink, findOpenVault });
    try {
      await contactGateway(store, delivery, { atOnce: true });
    } finally {
      await delivery.log.flush();
    }
  } finally {
    store.close();
  }
}
