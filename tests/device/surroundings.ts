/** What the device's files find in a browser and Node does not have: an own IndexedDB a test, locks, a Cache API. */

import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { generateKeyPair } from 'jose';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { EnrolmentRecord, GatewayPins } from '../../src/device/contact/enrolment-record.ts';
import { putEnrolment } from '../../src/device/contact/enrolment-record.ts';
import { newSealing } from '../../src/device/sealing/new-sealing.ts';
import type { Locks } from '../../src/device/store/outbox.ts';
import type { KeyCost, Sealing } from '../../src/device/sealing/sealing.ts';
import { openStore } from '../../src/device/store/store.ts';
import type { Store } from '../../src/device/store/store.ts';
import { newVault } from '../../src/device/vault/vault.ts';
import type { DeviceVault } from '../../src/device/vault/vault.ts';
import { pressWithSharp } from './press-with-sharp.ts';
import { newCache } from './named-caches.ts';

// Dexie may have been loaded before the fake was installed.
Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

export const testPin = '482913';
/** Argon2id is real, only cheap. */
export const testCost: KeyCost = { memoryKiB: 64, iterations: 1 };

let opened = 0;

export function newStoreName(): string {
  opened += 1;
  return `gocua-test-${opened}`;
}

export function openTestStore(name = newStoreName()): Store {
  const store = openStore(name);
  store.openForWriting();
  return store;
}

export const testSealing: Sealing = newSealing(pressWithSharp);

export async function openTestVault(store: Store): Promise<DeviceVault> {
  const vault = newVault({ store, openSealing: async () => testSealing, nowMs: () => Date.now(), cost: testCost });
  const answer = (await vault.state()) === 'none' ? await vault.create(testPin) : await vault.unlock(testPin);
  if (!answer.ok) throw new Error(answer.problem.code);
  return vault;
}

/** Locks as the browser grants them: one holder a name, `ifAvailable` answered with null. */
export function newLocks(): Locks {
  const held = new Set<string>();
  const request = async (name: string, _options: LockOptions, run: LockGrantedCallback<unknown>): Promise<unknown> => {
    if (held.has(name)) return run(null);
    held.add(name);
    try {
      return await run({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  };
  const query = async () => ({ held: [...held].map((name) => ({ name })), pending: [] });
  return { request, query } as unknown as Locks;
}

/** A Cache API that outlives the database. */
export function newCaches(): Pick<CacheStorage, 'open'> & { readonly entries: Map<string, Uint8Array> } {
  const entries = new Map<string, Uint8Array>();
  const cache = newCache(entries);
  return { entries, open: async () => cache };
}

/** Makes reading one record throw, as a record torn by a power cut does, until it is written anew or the answer is called. */
export function tearRecord(storeName: string, table: string, key: IDBValidKey): () => void {
  let isTorn = true;
  const { get, getAll, put } = IDBObjectStore.prototype;
  const isMine = (place: IDBObjectStore, asked: unknown): boolean =>
    isTorn && place.transaction.db.name === storeName && place.name === table && indexedDB.cmp(asked, key) === 0;
  IDBObjectStore.prototype.get = function tornGet(this: IDBObjectStore, query) {
    if (!isMine(this, query)) return get.call(this, query);
    throw new DOMException('Failed to read the record', 'UnknownError');
  };
  // One torn record fails the reading of its whole range.
  IDBObjectStore.prototype.getAll = function tornGetAll(this: IDBObjectStore, query, count) {
    // Newer browsers take it all in one object.
    const range = query instanceof IDBKeyRange ? query : (query as { query?: IDBKeyRange } | null)?.query;
    if (!range?.includes(key) || !isMine(this, key)) return getAll.call(this, query, count);
    throw new DOMException('Failed to read the record', 'UnknownError');
  };
  IDBObjectStore.prototype.put = function mendingPut(this: IDBObjectStore, value: unknown, at?: IDBValidKey) {
    const { keyPath } = this;
    const path = typeof keyPath === 'string' ? [keyPath] : (keyPath ?? []);
    const fields = path.map((name) => (value as Record<string, unknown>)[name]);
    if (
      isTorn &&
      fields.every((field) => field !== undefined) &&
      isMine(this, fields.length === 1 ? fields[0] : fields)
    ) {
      isTorn = false;
    }
    return at === undefined ? put.call(this, value) : put.call(this, value, at);
  };
  return () => {
    isTorn = false;
  };
}

export interface EnrolledParts {
  readonly pins: GatewayPins;
  readonly record: EnrolmentRecord;
  readonly identity: string;
  readonly devicePublicKey: CryptoKey;
  readonly gatewayPrivateKey: CryptoKey;
}

/** An enrolled device's keys and pins, put into the store. */
export async function enrolStore(store: Store): Promise<EnrolledParts> {
  const device = await generateKeyPair('ES256', { extractable: false });
  const gateway = await generateKeyPair('ES256', { extractable: true });
  const gatewayKey = (await crypto.subtle.exportKey('jwk', gateway.publicKey)) as GatewayPins['gatewayKey'];
  const identity = await generateIdentity();
  const recipients = [await identityToRecipient(identity)];
  const pins = { gatewayId: 'gateway-1', gatewayKey, authorityKey: gatewayKey, recipients };
  const record: EnrolmentRecord = {
    device: {
      deviceId: 'device-1',
      role: 'volunteer',
      personName: 'Nguyễn Văn Thử',
      receptionPoints: [],
      confirmed: true,
      check: '004211',
    },
    key: device.privateKey,
  };
  await store.write([store.db.meta], [], () => putEnrolment(store.db, record, pins));
  return { pins, record, identity, devicePublicKey: device.publicKey, gatewayPrivateKey: gateway.privateKey };
}
