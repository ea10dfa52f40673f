/** A phone whose stores bear the names they bear in a browser, with the localStorage and the caches beside them. */

import { Dexie } from 'dexie';
import { vi } from 'vitest';
import type { PeopleHere } from '../../../src/core/sharing-ports.ts';
import { putEnrolment } from '../../../src/device/contact/enrolment-record.ts';
import { enrolledMark } from '../../../src/device/contact/enrolled-mark.ts';
import { parseInvitationLink } from '../../../src/device/contact/invitation-link.ts';
import { findStores } from '../../../src/device/people/find-stores.ts';
import { forgetStore } from '../../../src/device/people/forget-store.ts';
import { newPeopleHere } from '../../../src/device/people/people-here.ts';
import { readStoreFacts } from '../../../src/device/people/read-store-facts.ts';
import { putFirst, readRoster } from '../../../src/device/people/roster.ts';
import { putPart } from '../../../src/device/store/part-bytes.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import type { Store } from '../../../src/device/store/store.ts';
import type { PacketWithBytes } from '../../fixtures/dossier-fixtures.ts';
import { newNamedCaches } from '../named-caches.ts';
import type { NamedCaches } from '../named-caches.ts';
import { enrolStore, openTestStore } from '../surroundings.ts';

export const origin = 'https://gocua.example';

export interface SharedPhone {
  readonly caches: NamedCaches;
  /** What is in localStorage. */
  readonly words: Map<string, string>;
  /** Addresses at which the page was opened anew. */
  readonly opened: string[];
  /** As many windows as the app is open in. */
  windows: number;
  /** A store with somebody enrolled in it, marked so. */
  enrol(storeName: string, personName: string): Promise<Store>;
  open(storeName: string): Store;
  /** The port of the page that is open in `store`. */
  people(store: Store): PeopleHere;
  /** Seals nothing: the packet is put into store and second copy as it is. */
  enqueue(store: Store, packet: PacketWithBytes): Promise<void>;
}

export function openSharedPhone(): SharedPhone {
  const words = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => words.get(key) ?? null,
    setItem: (key: string, value: string) => void words.set(key, value),
    removeItem: (key: string) => void words.delete(key),
  });
  const caches = newNamedCaches();
  const stores: Store[] = [];
  const phone: SharedPhone = {
    caches,
    words,
    opened: [],
    windows: 1,
    open(storeName) {
      const store = openTestStore(storeName);
      stores.push(store);
      return store;
    },
    async enrol(storeName, personName) {
      const store = phone.open(storeName);
      const { record, pins } = await enrolStore(store);
      const device = { ...record.device, personName };
      await store.write([store.db.meta], [], () => putEnrolment(store.db, { ...record, device }, pins));
      enrolledMark.set(storeName);
      return store;
    },
    people(store) {
      return newPeopleHere({
        storeName: store.db.name,
        roster: readRoster,
        findStores: (expected) => findStores(caches, expected),
        readFacts: readStoreFacts,
        isMarkedEnrolled: (storeName) => enrolledMark.isSet(storeName),
        putFirst,
        lock: async () => void phone.opened.push('locked'),
        openWindows: async () => phone.windows,
        async forgetOwn() {
          store.close();
          await forgetStore(store.db.name, caches);
        },
        openAnew: (address) => void phone.opened.push(`${address} in ${readRoster()[0]}`),
        findToken(link) {
          const token = parseInvitationLink(link, origin);
          return token.ok ? token.value : undefined;
        },
      });
    },
    async enqueue(store, { packet, parts }) {
      const { db } = store;
      await store.write([...packetTables(db), db.parts, db.chunks], [], async () => {
        for (const [index, { sha256, len }] of packet.parts.entries()) {
          await putPart(db, { sha256, len, dossierId: packet.dossierId }, new Uint8Array(parts[index] ?? []));
        }
        await putPacket(db, packet, packet.seq + 1);
      });
      const copy = newSecondCopy(caches, origin, db.name);
      await copy.keep(packet, async (sha256) => parts[packet.parts.findIndex((part) => part.sha256 === sha256)]);
    },
  };
  phones.push(async () => {
    for (const store of stores) {
      await store.opened.catch(() => undefined);
      store.close();
    }
    vi.unstubAllGlobals();
    for (const { name = '' } of await indexedDB.databases()) await Dexie.delete(name);
  });
  return phone;
}

const phones: (() => Promise<void>)[] = [];

/** After each test: the stores have the same names in the next. */
export async function closeSharedPhones(): Promise<void> {
  for (const close of phones.splice(0)) await close();
}
