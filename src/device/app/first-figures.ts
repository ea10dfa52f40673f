/**
 * What the locked home shows, read as the browser itself gives it: a slow phone needs a third of a second more for the library that
 * the app's store is opened with. Only reads, and only a store that this very version left behind.
 */

import type { Counters, EnrolledDevice } from '../../core/screen-ports.ts';
import { enrolmentKey, orderKey } from '../contact/contact-keys.ts';
import { nativeVersion } from '../store/database-name.ts';
import { answerOf, openAsItIs } from '../store/open-as-it-is.ts';
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
  const db = await openAsItIs(storeName, patienceMs).catch(() => undefined);
  try {
    return db && (await readOnce(db));
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

async function readOnce(db: IDBDatabase): Promise<FirstFigures | undefined> {
  if (db.version !== nativeVersion) return undefined;
  const transaction = db.transaction(['meta', 'counters', 'statuses']);
  const meta = transaction.objectStore('meta');
  const [enrolled, vaults, orders, counters, inReview] = await Promise.all([
    answerOf<{ readonly value: { readonly device: EnrolledDevice } } | undefined>(meta.get(enrolmentKey)),
    answerOf(meta.count(vaultMetaKey)),
    answerOf(meta.count(orderKey)),
    answerOf<Counters | undefined>(transaction.objectStore('counters').get('home')),
    answerOf(transaction.objectStore('statuses').index('state').count('in-review')),
  ]);
  // Which of those in review count as one needs the packets, too.
  if (!enrolled || !counters || vaults === 0 || orders > 0 || inReview > 0) return undefined;
  return { counters, commune: enrolled.value.device.commune?.name };
}
