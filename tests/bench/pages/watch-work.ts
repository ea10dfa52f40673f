/**
 * What a page asks of IndexedDB and of the cipher, seen from outside: how many transactions and how long each took, what was
 * put, what encryption cost, and whether anything still runs. Call `watchWork` before the first database is opened.
 */

export interface SeenTransaction {
  readonly mode: IDBTransactionMode;
  readonly stores: readonly string[];
  readonly startedMs: number;
  /** From its creation to its last event. */
  durationMs: number;
  readonly puts: { readonly store: string; readonly value: unknown }[];
}

export interface WatchedWork {
  /** Those that ended since the last call, in that order. */
  takeTransactions(): readonly SeenTransaction[];
  /** Milliseconds of encrypting since the last call. */
  takeEncryptionMs(): number;
  /** Resolves when nothing has been asked for a third of a second. */
  untilQuiet(): Promise<void>;
}

const quietMs = 330;

export function watchWork(): WatchedWork {
  const ended: SeenTransaction[] = [];
  const seen = new WeakMap<IDBTransaction, SeenTransaction>();
  let encryptionMs = 0;
  let running = 0;
  let lastMs = performance.now();

  function begin(): () => void {
    running += 1;
    return () => {
      running -= 1;
      lastMs = performance.now();
    };
  }

  const isBusy = () => running > 0 || performance.now() - lastMs < quietMs;

  const { transaction: open } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function transaction(...given: Parameters<typeof open>) {
    const opened = open.apply(this, given);
    const startedMs = performance.now();
    const puts: SeenTransaction['puts'] = [];
    const one = { mode: opened.mode, stores: [...opened.objectStoreNames], startedMs, durationMs: 0, puts };
    seen.set(opened, one);
    const end = begin();
    const finish = () => {
      one.durationMs = performance.now() - startedMs;
      ended.push(one);
      end();
    };
    opened.addEventListener('complete', finish);
    opened.addEventListener('abort', finish);
    return opened;
  };

  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function watchedPut(...given: Parameters<typeof put>) {
    seen.get(this.transaction)?.puts.push({ store: this.name, value: given[0] });
    return put.apply(this, given);
  };

  const { subtle } = crypto;
  for (const name of ['encrypt', 'decrypt', 'deriveBits', 'importKey'] as const) {
    const real = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<unknown>;
    Object.defineProperty(subtle, name, {
      value: async (...given: unknown[]) => {
        const end = begin();
        const startedMs = performance.now();
        try {
          return await real(...given);
        } finally {
          if (name === 'encrypt') encryptionMs += performance.now() - startedMs;
          end();
        }
      },
    });
  }

  return {
    takeTransactions: () => ended.splice(0),
    takeEncryptionMs() {
      const taken = encryptionMs;
      encryptionMs = 0;
      return taken;
    },
    async untilQuiet() {
      lastMs = performance.now();
      while (isBusy()) await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}
