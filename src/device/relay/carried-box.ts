/**
 * The box of what this phone carries for others: a store of its own, so that it outlives every session and the same engine
 * sends it. It has the pins of the gateway whose packets it carries, and no enrolment.
 */

import type { CarriedLoad } from '../../core/sharing-ports.ts';
import type { Acknowledgements, Outbox } from '../../core/ports.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { newAcknowledgements } from '../contact/acknowledgements.ts';
import { findPins, pinsKey, putPins } from '../contact/enrolment-record.ts';
import type { GatewayPins } from '../contact/enrolment-record.ts';
import { findStores } from '../people/find-stores.ts';
import { isOpenSoon } from '../store/is-open-soon.ts';
import { readRows } from '../store/read-rows.ts';
import { newSecondCopy } from '../store/second-copy.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import { startStore } from '../store/start-store.ts';
import { carriedStoreName } from '../store/store-name.ts';
import { openStore } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { listKept, newCarriedOutbox } from './carried-outbox.ts';
import type { OwnStoresParts } from './own-stores.ts';

export interface CarriedBox {
  readonly store: Store;
  readonly secondCopy: SecondCopy;
  readonly outbox: Outbox;
  readonly acknowledgements: Acknowledgements;
}

/** Whether anything was ever carried here; a browser that does not tell is looked at. */
export async function isBoxThere({ caches }: Pick<OwnStoresParts, 'caches'>): Promise<boolean> {
  return (await findStores(caches, [carriedStoreName])).some(({ storeName }) => storeName === carriedStoreName);
}

/**
 * Opens the box, made or brought back where it was not there. Rejects with a `StorageFailure` where another window is in the
 * way.
 */
export async function openBox({ store: own, caches, origin, locks }: OwnStoresParts): Promise<CarriedBox> {
  const store = openStore(carriedStoreName, own.reserve, own.log);
  if (!(await isOpenSoon(store))) {
    store.close();
    throw new StorageFailure(store.problem() ?? { code: 'store-held' });
  }
  const secondCopy = newSecondCopy(caches, origin, carriedStoreName);
  await startStore({ store, secondCopy, locks, isMarkedEnrolled: () => false, hasNeighbours: true, staysAlive: false });
  const outbox = newCarriedOutbox(store, secondCopy, locks);
  return { store, secondCopy, outbox, acknowledgements: newAcknowledgements(() => findPins(store.db)) };
}

/** Before the first packet goes in: whoever delivers it must be able to check the gateway's signature. */
export async function keepPins({ store, secondCopy }: CarriedBox, pins: GatewayPins): Promise<void> {
  const known = await findPins(store.db);
  if (known && known.gatewayId === pins.gatewayId) return;
  await store.write([store.db.meta], [], () => putPins(store.db, pins));
  await secondCopy.keepNote(pinsKey, pins);
}

export async function measureBox({ store, outbox }: CarriedBox): Promise<CarriedLoad> {
  const deliveries = await outbox.deliveries();
  const arrived = deliveries.filter(({ state }) => state === 'delivered').length;
  const { rows } = await readRows(store, store.db.parts, await store.db.parts.toCollection().primaryKeys());
  return {
    packets: deliveries.length - arrived,
    bytes: rows.reduce((sum, { len }) => sum + len, 0),
    delivered: arrived + (await listKept(store)).length,
  };
}
