/** The outboxes of everybody who shares this phone: what waits in any of them may be given along, and acknowledgements may be for any. */

import type { Acknowledgements, Outbox } from '../../core/ports.ts';
import { newAcknowledgements } from '../contact/acknowledgements.ts';
import { findPins } from '../contact/enrolment-record.ts';
import { findStores } from '../people/find-stores.ts';
import type { FoundCaches } from '../people/find-stores.ts';
import { isOpenSoon } from '../store/is-open-soon.ts';
import { newOutbox } from '../store/outbox.ts';
import type { Locks } from '../store/outbox.ts';
import { newSecondCopy } from '../store/second-copy.ts';
import type { Caches } from '../store/second-copy.ts';
import { carriedStoreName } from '../store/store-name.ts';
import { openStore } from '../store/store.ts';
import type { Store } from '../store/store.ts';

export interface OwnOutbox {
  readonly outbox: Outbox;
  readonly acknowledgements: Acknowledgements;
}

export interface OwnStoresParts {
  /** The one of whoever is here now. */
  readonly store: Store;
  readonly caches: (Caches & FoundCaches) | undefined;
  readonly origin: string;
  readonly locks: Locks;
  readonly roster: () => readonly string[];
}

/** Runs `work` over all of them, the current one first; one that another window holds in an older version is left out. */
export async function withOwnOutboxes<T>(
  parts: OwnStoresParts,
  work: (outboxes: readonly OwnOutbox[]) => Promise<T>,
): Promise<T> {
  const { store: own } = parts;
  const others: Store[] = [];
  try {
    for (const { storeName, hasDatabase } of await findStores(parts.caches, parts.roster())) {
      if (!hasDatabase || storeName === own.db.name || storeName === carriedStoreName) continue;
      const store = openStore(storeName, own.reserve, own.log);
      others.push(store);
    }
    const open: OwnOutbox[] = [];
    for (const store of [own, ...others]) if (await isOpenSoon(store)) open.push(outboxOf(parts, store));
    return await work(open);
  } finally {
    for (const store of others) store.close();
  }
}

function outboxOf({ caches, origin, locks }: OwnStoresParts, store: Store): OwnOutbox {
  return {
    outbox: newOutbox(store, newSecondCopy(caches, origin, store.db.name), locks),
    acknowledgements: newAcknowledgements(() => findPins(store.db)),
  };
}
