/**
 * `PeopleHere`: who shares this phone. Each person's store is told from the others by its name alone; whose it is stands in
 * it. Changing the person locks, and the page opens anew in the other store: nothing of two people is ever in one page.
 */

import type { PeopleHere, PersonHere } from '../../core/sharing-ports.ts';
import { isPersonStore } from '../store/person-store.ts';
import { nextPersonStore } from '../store/store-name.ts';
import type { StoreHere } from './find-stores.ts';
import type { StoreFacts } from './read-store-facts.ts';

export interface PeopleParts {
  /** The store of this page. */
  readonly storeName: string;
  readonly roster: () => readonly string[];
  readonly findStores: (expected: readonly string[]) => Promise<readonly StoreHere[]>;
  readonly readFacts: (storeName: string) => Promise<StoreFacts>;
  readonly isMarkedEnrolled: (storeName: string) => boolean;
  readonly putFirst: (storeName: string) => void;
  /** Saves what is half typed, then locks. */
  readonly lock: () => Promise<void>;
  readonly openWindows: () => Promise<number>;
  /** Lets go of this page's own store and removes it. */
  readonly forgetOwn: () => Promise<void>;
  /** Leaves this page for `address`. */
  readonly openAnew: (address: string) => void;
  /** The token of an invitation link; absent: it is none of this province. */
  readonly findToken: (invitationLink: string) => string | undefined;
}

export function newPeopleHere(parts: PeopleParts): PeopleHere {
  const { storeName: own, readFacts } = parts;

  /** The stores of people, those used last first, this page's own before them. */
  async function findNames(): Promise<readonly string[]> {
    const expected = parts.roster();
    const found = (await parts.findStores(expected)).map(({ storeName }) => storeName).filter(isPersonStore);
    // A store that is gone altogether, mark and all, is nobody's any more.
    const known = expected.filter((name) => found.includes(name) || parts.isMarkedEnrolled(name));
    return [...new Set([own, ...known, ...found])];
  }

  /** Nobody was ever enrolled in it and nothing was sealed or begun: it may go, unless another window is open in it. */
  async function isOwnUnused(): Promise<boolean> {
    if (parts.isMarkedEnrolled(own) || !(await readFacts(own)).isUnused) return false;
    return (await parts.openWindows()) <= 1;
  }

  async function findVacant(names: readonly string[]): Promise<string | undefined> {
    for (const name of names) {
      if (!parts.isMarkedEnrolled(name) && (await readFacts(name)).isVacant) return name;
    }
    return undefined;
  }

  return {
    async list() {
      const people: PersonHere[] = [];
      for (const storeName of await findNames()) {
        const { personName: name, waiting } = await readFacts(storeName);
        people.push({ storeName, ...(name !== undefined && { name }), isCurrent: storeName === own, waiting });
      }
      return people;
    },

    async switchTo(storeName) {
      if (!(await findNames()).includes(storeName)) throw new Error(`this phone has no store ${storeName}`);
      await parts.lock();
      if (storeName === own) return;
      // Before it is left, because a page that is killed in between is to open in the other store too.
      parts.putFirst(storeName);
      if (await isOwnUnused()) await parts.forgetOwn();
      parts.openAnew('/');
    },

    async add(invitationLink) {
      const names = await findNames();
      const storeName = (await findVacant(names)) ?? nextPersonStore(names);
      await parts.lock();
      parts.putFirst(storeName);
      const token = invitationLink === undefined ? undefined : parts.findToken(invitationLink);
      parts.openAnew(token === undefined ? '/moi' : `/moi#${token}`);
    },
  };
}
