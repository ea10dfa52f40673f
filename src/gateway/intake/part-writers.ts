/**
 * One writer a digest. A phone that lost its connection comes back while the old one still looks alive (half-open): the
 * newer request takes over, the older one stops writing before the newer one starts, so two never share a part.
 */

interface Writer {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

export interface PartWriters {
  isBusy(sha256: string): boolean;
  /**
   * Runs `write` as the only writer of `sha256`, after the one before has stopped. `signal` asks it to stop; `hasWaited`:
   * there was one before, whose doings are to be looked at.
   */
  takeOver<T>(sha256: string, write: (signal: AbortSignal, hasWaited: boolean) => Promise<T>): Promise<T>;
  /** Resolves when the writer of `sha256`, if there is one, has stopped: what it wrote counts, nothing more comes of it. */
  stop(sha256: string): Promise<void>;
}

export function newPartWriters(): PartWriters {
  const writers = new Map<string, Writer>();
  return {
    isBusy: (sha256) => writers.has(sha256),
    async takeOver(sha256, write) {
      const previous = writers.get(sha256);
      const stop = new AbortController();
      const { promise: done, resolve: markDone } = withResolver();
      const own = { stop, done };
      writers.set(sha256, own);
      previous?.stop.abort();
      await previous?.done;
      try {
        return await write(stop.signal, previous !== undefined);
      } finally {
        markDone();
        if (writers.get(sha256) === own) writers.delete(sha256);
      }
    },
    async stop(sha256) {
      const writer = writers.get(sha256);
      writer?.stop.abort();
      await writer?.done;
    },
  };
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
