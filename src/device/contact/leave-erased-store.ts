/**
 * The end of a revoked device on a page: when the province holds everything that was sealed, the store is forgotten; the app
 * opens anew for whoever else uses this phone, and where nobody does, everything of it is removed from the browser.
 */

import type { Outbox } from '../../core/ports.ts';
import { findStores } from '../people/find-stores.ts';
import { forgetStore } from '../people/forget-store.ts';
import { readStoreFacts } from '../people/read-store-facts.ts';
import { putFirst, readRoster } from '../people/roster.ts';
import { isPersonStore } from '../store/person-store.ts';
import type { Store } from '../store/store.ts';
import { mayForgetStore } from './carry-out-order.ts';
import type { GatewayClient } from './gateway-client.ts';
import { findOrder } from './order-record.ts';
import { wipeOrigin } from './wipe-origin.ts';

export interface LeavingParts {
  readonly store: Store;
  readonly outbox: Pick<Outbox, 'deliveries'>;
  readonly gateway: Pick<GatewayClient, 'askWipe'>;
  /** Lets nothing be asked of the store any more; it is closed next. */
  readonly stop: () => Promise<void>;
  readonly openAnew: () => void;
}

/** Whether this phone has nothing of the app left, so that this page is all there is. */
export async function leaveErasedStore({ store, outbox, gateway, stop, openAnew }: LeavingParts): Promise<boolean> {
  if (!(await mayForgetStore(store, outbox))) return false;
  const order = await findOrder(store.db);
  const own = store.db.name;
  await stop();
  store.close();
  await forgetStore(own);
  const others = await findOthers(own);
  if (others.length === 0 && order) {
    await wipeOrigin(() => gateway.askWipe(order.jws));
    return true;
  }
  const next = [...readRoster(), ...others].find((name) => others.includes(name) && isPersonStore(name));
  if (next !== undefined) putFirst(next);
  openAnew();
  return false;
}

/** The stores of others, and the box of what is carried for other phones while something waits in it. */
async function findOthers(own: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { storeName } of await findStores(globalThis.caches, readRoster())) {
    if (storeName === own) continue;
    const isInUse = isPersonStore(storeName) || (await readStoreFacts(storeName)).waiting > 0;
    if (isInUse) names.push(storeName);
  }
  return names;
}
