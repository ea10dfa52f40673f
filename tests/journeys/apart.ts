/** Two phones in one process: each has its own databases, and the one that is used now has the browser's name for them. */

import { IDBFactory } from 'fake-indexeddb';
import type { Relay } from '../../src/core/sharing-ports.ts';
import { newRelay } from '../../src/device/relay/relay.ts';
import type { NamedCaches } from '../device/named-caches.ts';
import { newNamedCaches } from '../device/named-caches.ts';
import { newLocks } from '../device/surroundings.ts';
import type { PhonePlace } from './real-phone.ts';
import { RealPhone } from './real-phone.ts';

export interface PhoneApart {
  readonly phone: RealPhone;
  readonly caches: NamedCaches;
  /** What `work` opens lies on this phone. */
  on<T>(work: (phone: RealPhone) => Promise<T>): Promise<T>;
  relay<T>(work: (relay: Relay) => Promise<T>): Promise<T>;
}

/** The phone on which everything lies that was opened so far; `place` is its. */
export function apartFrom(phone: RealPhone, place: PhonePlace, origin: string, databases = indexedDB): PhoneApart {
  async function on<T>(work: (phone: RealPhone) => Promise<T>): Promise<T> {
    const before = globalThis.indexedDB;
    globalThis.indexedDB = databases;
    try {
      return await work(phone);
    } finally {
      globalThis.indexedDB = before;
    }
  }
  const caches = place.caches as NamedCaches;
  const openRelay = (): Relay => {
    const { locks } = place;
    const { storage, clock, digests } = phone.ports;
    const nobody = { roster: () => [], onTaken: () => undefined, takeShared: async () => [] };
    return newRelay({ store: phone.store, caches, origin, locks, storage, clock, digests, ...nobody });
  };
  return { phone, caches, on, relay: (work) => on(() => work(openRelay())) };
}

/** Another phone, opened and not enrolled. */
export async function openPhoneApart(origin: string): Promise<PhoneApart> {
  const place: PhonePlace = { storeName: 'gocua', caches: newNamedCaches(), locks: newLocks() };
  const apart = apartFrom(new RealPhone(origin, place), place, origin, new IDBFactory());
  await apart.on((phone) => phone.open());
  return apart;
}
