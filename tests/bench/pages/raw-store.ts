/**
 * The peer: IndexedDB as the browser gives it, durability strict, no library, no cipher, no other reader. Its tables hold the
 * same rows as the phone's, without indexes, under the same keys.
 */

const tables: { readonly [table: string]: string } = {
  drafts: 'dossierId',
  thumbs: 'partSha256',
  packets: 'pid',
  deliveries: 'pid',
  parts: 'sha256',
  chunks: '',
  counters: 'name',
  statuses: 'dossierId',
};

export interface RawStore {
  /** One strict transaction with these puts; resolves with the milliseconds until it was complete. */
  put(rows: readonly { readonly store: string; readonly value: unknown }[]): Promise<number>;
}

/** Opens the peer's database; the first time it copies every row of `original`. */
export async function openRawStore(original: IDBDatabase): Promise<RawStore> {
  let isNew = false;
  const opening = indexedDB.open('bare');
  opening.addEventListener('upgradeneeded', () => {
    isNew = true;
    for (const [table, key] of Object.entries(tables)) {
      opening.result.createObjectStore(table, { keyPath: key === '' ? ['sha256', 'index'] : key });
    }
  });
  const database = await answerOf(opening);
  if (isNew) for (const table of Object.keys(tables)) await copy(table);

  async function copy(table: string): Promise<void> {
    const rows = await answerOf(original.transaction(table).objectStore(table).getAll());
    for (let at = 0; at < rows.length; at += 200) {
      await put(rows.slice(at, at + 200).map((value: unknown) => ({ store: table, value })));
    }
  }

  async function put(rows: Parameters<RawStore['put']>[0]): Promise<number> {
    const startedMs = performance.now();
    const names = [...new Set(rows.map(({ store }) => store))];
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
    for (const { store, value } of rows) transaction.objectStore(store).put(value);
    await new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    });
    return performance.now() - startedMs;
  }

  return { put };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}
