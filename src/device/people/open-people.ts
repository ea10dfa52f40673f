import type { PeopleHere } from '../../core/sharing-ports.ts';
import { countAlive } from '../app/alive-lock.ts';
import { enrolledMark } from '../contact/enrolled-mark.ts';
import { parseInvitationLink } from '../contact/invitation-link.ts';
import type { Locks } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import { findStores } from './find-stores.ts';
import { forgetStore } from './forget-store.ts';
import { newPeopleHere } from './people-here.ts';
import { readStoreFacts } from './read-store-facts.ts';
import { putFirst, readRoster } from './roster.ts';

/** The people of this phone, as the page that is open in `store` sees them. `lock` first saves what is half typed. */
export function openPeople(store: Store, origin: string, locks: Locks, lock: () => Promise<void>): PeopleHere {
  const { caches } = globalThis;
  return newPeopleHere({
    storeName: store.db.name,
    roster: readRoster,
    findStores: (expected) => findStores(caches, expected),
    readFacts: readStoreFacts,
    isMarkedEnrolled: (storeName) => enrolledMark.isSet(storeName),
    putFirst,
    lock,
    openWindows: () => countAlive(locks),
    async forgetOwn() {
      store.close();
      await forgetStore(store.db.name, caches);
    },
    openAnew(address) {
      // Not `assign`: an address that differs by its fragment alone would open nothing anew.
      history.replaceState(null, '', address);
      location.reload();
    },
    findToken(link) {
      const token = parseInvitationLink(link, origin);
      return token.ok ? token.value : undefined;
    },
  });
}
