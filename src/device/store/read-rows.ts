/**
 * Reads stored content key by key, because one torn record makes `getAll()` throw for all of them (protocol.md §6.3). What
 * cannot be read is named in the quarantine, stays where it lies, and hides nothing else.
 */

import type { IndexableType, Table } from 'dexie';
import { cursorKey } from './database.ts';
import type { Store } from './store.ts';

const sliceLength = 50;

/** The rows of `keys` that can be read, in that order, and the keys that cannot; absent ones are in neither. */
export async function readRows<Row, Key>(
  store: Store,
  table: Table<Row, Key>,
  keys: readonly Key[],
): Promise<{ readonly rows: readonly Row[]; readonly torn: readonly Key[] }> {
  const rows: Row[] = [];
  const torn: Key[] = [];
  for (let start = 0; start < keys.length; start += sliceLength) {
    const slice = keys.slice(start, start + sliceLength);
    const found = await readSlice(table, slice);
    for (const [index, outcome] of found.entries()) {
      if (outcome === 'torn') torn.push(slice[index] as Key);
      else if (outcome !== undefined) rows.push(outcome);
    }
  }
  // Not awaited, because the start reads before anything may be written; what fails here is named at the next reading.
  for (const key of torn) quarantine(store, table.name, key).catch(() => undefined);
  return { rows, torn };
}

/** One row; absent when it is not there or torn (then it is quarantined). */
export async function findRow<Row, Key>(store: Store, table: Table<Row, Key>, key: Key): Promise<Row | undefined> {
  const { rows } = await readRows(store, table, [key]);
  return rows[0];
}

/** What the gateway tells again when it is asked from the beginning. */
const toldAgain: readonly string[] = ['procedures', 'lists', 'statuses', 'meta'];

/** Names a record that cannot be used, once; what the gateway can tell again is asked for again, once. */
export async function quarantine(store: Store, table: string, key: unknown): Promise<void> {
  const { db } = store;
  const name = `${table}/${String(key)}`;
  if ((await db.quarantine.where('name').equals(name).count()) > 0) return;
  const row = { name, table, key: String(key), recordKey: key as IndexableType, foundAtMs: Date.now() };
  await store.write([db.quarantine, db.meta], ['deliveries'], async () => {
    await db.quarantine.put(row);
    if (toldAgain.includes(table)) await db.meta.delete(cursorKey);
  });
  store.note({ kind: 'set-aside', detail: table });
}

/** A value of `meta`; a torn one is absent. */
export async function findMeta(store: Store, key: string): Promise<unknown> {
  return (await findRow(store, store.db.meta, key))?.value;
}

/** What a read inside a transaction finds; a torn row is absent and neither ends the transaction nor hides the others. */
export function ifReadable<Row>(read: PromiseLike<Row | undefined>): PromiseLike<Row | undefined> {
  return read.then(
    (row) => row,
    () => undefined,
  );
}

/** A slice is read in one transaction; a failed request aborts it, and then each key gets a transaction of its own. */
async function readSlice<Row, Key>(
  table: Table<Row, Key>,
  keys: readonly Key[],
): Promise<(Row | undefined | 'torn')[]> {
  try {
    return await table.db.transaction('r', table, () => Promise.all(keys.map((key) => table.get(key))));
  } catch {
    const found: (Row | undefined | 'torn')[] = [];
    for (const key of keys) found.push(await readAlone(table, key));
    return found;
  }
}

async function readAlone<Row, Key>(table: Table<Row, Key>, key: Key): Promise<Row | undefined | 'torn'> {
  try {
    return await table.get(key);
  } catch (thrown) {
    if (isStoreGone(thrown)) throw thrown;
    return 'torn';
  }
}

/** The whole database is closed or gone: that says nothing about the record. */
function isStoreGone(thrown: unknown): boolean {
  const name = thrown instanceof Error ? thrown.name : '';
  const goneNames = [
    'AbortError',
    'DatabaseClosedError',
    'InvalidStateError',
    'MissingAPIError',
    'NoSuchDatabaseError',
  ];
  return [...goneNames, 'OpenFailedError'].includes(name);
}
