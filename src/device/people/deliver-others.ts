/**
 * Sends what waits in the other stores of this phone, whoever's session it is: a packet needs no token and was signed by its
 * author when it was sealed. Each store has its own drain lock and pins; no news is asked for but what the province orders of
 * its device, and nothing is removed but the store of a revoked one. A store that is lost or torn is mended when its person
 * opens it, and by the service worker.
 */

import { deliverOutbox } from '../../core/delivery/deliver-outbox.ts';
import type { DrainOutcome } from '../../core/delivery/deliver-outbox.ts';
import { newDrainMemory } from '../../core/delivery/drain-memory.ts';
import type { DrainMemory } from '../../core/delivery/drain-memory.ts';
import { mayForgetStore } from '../contact/carry-out-order.ts';
import type { LinkNews } from '../contact/http-outcome.ts';
import { obeyCommand } from '../contact/obey-command.ts';
import { openDelivery } from '../contact/open-delivery.ts';
import { putDownCarried } from '../relay/carried-outbox.ts';
import { isOpenSoon } from '../store/is-open-soon.ts';
import { isStorageTrouble } from '../store/out-of-room.ts';
import type { Locks } from '../store/outbox.ts';
import { newSecondCopy } from '../store/second-copy.ts';
import type { Caches } from '../store/second-copy.ts';
import { carriedStoreName } from '../store/store-name.ts';
import { openStore } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { findStores } from './find-stores.ts';
import { forgetStore } from './forget-store.ts';
import type { FoundCaches } from './find-stores.ts';

export interface OthersParts {
  /** The session's own, which is left out. */
  readonly store: Store;
  readonly caches: (Caches & FoundCaches) | undefined;
  readonly origin: string;
  readonly locks: Locks;
  readonly onLink: (news: LinkNews) => void;
  readonly roster: () => readonly string[];
  /** Hears a bug in one store; the others are delivered all the same. */
  readonly report: (thrown: unknown) => void;
}

type Options = { readonly atOnce: boolean };

/** Delivers every other store once, one after the other; the outcome is the soonest that one of them asks for. */
export function newOthersDelivery(parts: OthersParts): (options: Options) => Promise<DrainOutcome> {
  const memories = new Map<string, DrainMemory>();
  return async (options) => {
    let outcome: DrainOutcome = { kind: 'idle' };
    for (const { storeName, hasDatabase } of await findStores(parts.caches, parts.roster())) {
      if (!hasDatabase || storeName === parts.store.db.name) continue;
      const memory = memories.get(storeName) ?? newDrainMemory();
      memories.set(storeName, memory);
      try {
        outcome = soonest(outcome, await deliverStore(parts, storeName, options, memory));
      } catch (thrown) {
        // A full disk loses nothing and is no bug.
        if (!isStorageTrouble(thrown)) parts.report(thrown);
      }
      // On a link that is not there, the next store would only learn the same.
      if (outcome.kind === 'waiting' && outcome.isOffline) break;
    }
    return outcome;
  };
}

async function deliverStore(
  { store: own, caches, origin, locks, onLink }: OthersParts,
  storeName: string,
  options: Options,
  memory: DrainMemory,
): Promise<DrainOutcome> {
  const store = openStore(storeName, own.reserve, own.log);
  // Whoever looks at the people of this phone sees it go.
  store.subscribe((topic) => {
    if (topic === 'deliveries') own.announceHere(topic);
  });
  /** Its device was revoked, and the province holds all that was sealed. */
  let isOver = false;
  try {
    // One that another window upgrades, or that a newer app has been in, is left to them.
    if (!(await isOpenSoon(store))) return { kind: 'idle' };
    const secondCopy = newSecondCopy(caches, origin, storeName);
    const findOpenVault = (): undefined => undefined;
    const delivery = openDelivery({ store, secondCopy, origin, locks, onLink, findOpenVault });
    try {
      const outcome = await deliverOutbox(delivery, { ...options, memory });
      const isOffline = outcome.kind === 'waiting' && outcome.isOffline === true;
      if (storeName === carriedStoreName) {
        if (await putDownCarried(store, delivery.outbox, delivery.clock.nowMs())) own.announceHere('deliveries');
        return outcome;
      }
      await obeyCommand(store, delivery.gateway, { isOffline, hasNews: false });
      isOver = !isOffline && (await mayForgetStore(store, delivery.outbox));
      return outcome;
    } finally {
      await delivery.log.flush();
    }
  } finally {
    store.close();
    if (isOver) await forgetStore(storeName);
  }
}

function soonest(one: DrainOutcome, other: DrainOutcome): DrainOutcome {
  if (one.kind === 'idle') return other;
  if (other.kind === 'idle') return one;
  if (one.kind === 'elsewhere' || other.kind === 'elsewhere') return { kind: 'elsewhere' };
  return { ...one, ...other, retryAtMs: Math.min(one.retryAtMs, other.retryAtMs) };
}
