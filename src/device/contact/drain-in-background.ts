import { contactGateway } from './contact-gateway.ts';
import { databaseName } from '../store/database.ts';
import { openDelivery } from './open-delivery.ts';
import { newRoomReserve } from '../store/room-reserve.ts';
import { newSecondCopy } from '../store/second-copy.ts';
import { startStore } from '../store/start-store.ts';
import { openStore } from '../store/store.ts';

/** One contact from the service worker: the same store, the same lock, the same code as the page's. */
export async function drainInBackground(): Promise<void> {
  const { origin } = location;
  const { locks } = navigator;
  const store = openStore(databaseName, newRoomReserve(caches, origin));
  try {
    const secondCopy = newSecondCopy(caches, origin);
    await startStore({ store, secondCopy, locks, isMarkedEnrolled: () => false, staysAlive: false });
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
