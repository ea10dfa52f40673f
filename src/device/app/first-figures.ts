/**
 * What the locked home shows, read as the browser itself gives it: a slow phone needs a third of a second more for the library that
 * the app's store is opened with. Only reads, and only a store that this very version left behind.
 */

import type { Counters, EnrolledDevice } from '../../core/screen-ports.ts';
import { enrolmentKey, orderKey } from '../contact/enrolment-key.ts';
import { nativeVersion } from '../store/database-name.ts';
import { vaultMetaKey } from '../vault/vault-keys.ts';

export interface FirstFigures {
  readonly counters: Counters;
  readonly commune: string | undefined;
}

/** So long a person may wait for a store that does not open; then the app says what is the matter. */
const patienceMs = 1_000;

/**
 * Of the store of whose turn it is. Absent: it is not the locked home that comes first (nobody is enrolled, the province ordered
 * something), or a figure takes more than a look, or nothing can be read.
 */
export async function readFirstFigures(storeName: string): Promise<FirstFigures | undefined> {
  try {
    return await Promise.race([openAsItIs(storeName).then(readOnce), wait()]);
  } catch {
    return undefined;
  }
}

async function readOnce(db: IDBDatabase): Promise<FirstFigures | undefined> {
  try {
    if (db.version !== nativeVersion) return undefined;
    const transaction = db.transaction(['meta', 'counters', 'statuses']);
    const meta = transaction.objectStore('meta');
    const [enrolled, vaults, orders, counters, inReview] = await Promise.all([
      answer<{ readonly value: { readonly device: EnrolledDevice } } | undefined>(meta.get(enrolmentKey)),
      answer(meta.count(vaultMetaKey)),
      answer(meta.count(orderKey)),
      answer<Counters | undefined>(transaction.objectStore('counters').get('home')),
      answer(transaction.objectStore('statuses').index('state').count('in-review')),
    ]);
    // Which of those in review count as one needs the packets, too.
    if (!enrolled || !counters || vaults === 0 || orders > 0 || inReview > 0) return undefined;
    return { counters, commune: enrolled.value.device.commune?.name };
  } finally {
    db.close();
  }
}

/** Rejects where there is no such database; none is made. */
async function openAsItIs(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.addEventListener('upgradeneeded', () => request.transaction?.abort());
  const db = await answer(request);
  db.addEventListener('versionchange', () => db.close());
  return db;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    // oxlint-disable-next-line prefer-promise-reject-errors -- it is one
    request.addEventListener('error', () => reject(request.error));
  });
}

function wait(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), patienceMs);
  });
}
