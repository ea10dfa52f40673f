/**
 * What may be seen of a store from outside: whose it is and how much of it waits. Read without Dexie and without its
 * version, so that looking neither makes a store, nor changes one, nor waits for a window that holds it.
 */

import { enrolmentKey } from '../contact/contact-keys.ts';
import { pendingEnrolmentKey, pinsKey } from '../contact/enrolment-record.ts';
import type { EnrolmentRecord } from '../contact/enrolment-record.ts';
import type { CounterRow, MetaRow } from '../store/database.ts';
import { answerOf, openAsItIs } from '../store/open-as-it-is.ts';
import { lossKey } from '../store/storage-loss.ts';
import { vaultMetaKey } from '../vault/vault-keys.ts';

export interface StoreFacts {
  /** Absent: nobody is enrolled in it, or that cannot be read. */
  readonly personName?: string;
  readonly waiting: number;
  /** Nobody was ever enrolled in it, nothing was written in it, and nothing that it lost is still to be told. */
  readonly isUnused: boolean;
  /** Nothing in it but perhaps an enrolment that was begun and not finished. */
  readonly isVacant: boolean;
}

const patienceMs = 2_000;
const unreadable: StoreFacts = { waiting: 0, isUnused: false, isVacant: false };
const tellingTables = ['packets', 'drafts', 'beginnings', 'parts'];
const tellingKeys = [enrolmentKey, pinsKey, vaultMetaKey, lossKey];

/** Always answers; of a store that is not there or cannot be opened now, that nothing is known. */
export async function readStoreFacts(storeName: string): Promise<StoreFacts> {
  const db = await openAsItIs(storeName, patienceMs);
  if (!db) return unreadable;
  try {
    const record = (await ask<MetaRow>(db, 'meta', enrolmentKey))?.value as EnrolmentRecord | undefined;
    const personName = record?.device.personName;
    const counters = await ask<CounterRow>(db, 'counters', 'home');
    const isVacant = await isNothingIn(db);
    return {
      ...(personName !== undefined && { personName }),
      waiting: counters?.waiting ?? 0,
      isVacant,
      isUnused: isVacant && (await count(db, 'meta', pendingEnrolmentKey)) === 0,
    };
  } catch {
    return unreadable;
  } finally {
    db.close();
  }
}

async function isNothingIn(db: IDBDatabase): Promise<boolean> {
  for (const table of tellingTables) if ((await count(db, table)) > 0) return false;
  for (const key of tellingKeys) if ((await count(db, 'meta', key)) > 0) return false;
  return true;
}

/** One row; absent when it is not there or torn. */
async function ask<Row>(db: IDBDatabase, table: string, key: string): Promise<Row | undefined> {
  try {
    return await answerOf<Row | undefined>(db.transaction(table).objectStore(table).get(key));
  } catch {
    return undefined;
  }
}

function count(db: IDBDatabase, table: string, key?: string): Promise<number> {
  return answerOf(db.transaction(table).objectStore(table).count(key));
}
