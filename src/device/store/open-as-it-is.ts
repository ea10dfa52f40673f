/** A store as the browser itself opens it: looking neither makes one, nor changes one, nor stands in the way of an upgrade. */

/** Absent: there is none, or it does not open within `patienceMs`. Whoever gets it closes it. Rejects where the browser lets nobody in. */
export function openAsItIs(storeName: string, patienceMs: number): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(storeName);
    let isLate = false;
    const patience = setTimeout(() => {
      isLate = true;
      resolve(undefined);
    }, patienceMs);
    // There was none: it is not to be made by looking.
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('error', (event) => {
      event.preventDefault();
      clearTimeout(patience);
      resolve(undefined);
    });
    opening.addEventListener('success', () => {
      const db = opening.result;
      if (isLate) return db.close();
      clearTimeout(patience);
      db.addEventListener('versionchange', () => db.close());
      resolve(db);
    });
  });
}

/** Rejects where what was asked for cannot be read. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', (event) => {
      event.preventDefault();
      reject(request.error ?? new Error('the record could not be read'));
    });
  });
}
