/**
 * Bytes on their way through many open requests, none of them remembered: a generator, or a `for await`, that waits for its
 * next value keeps the last one alive, and a thousand uploads that stand still would hold a network chunk each, several times.
 */

/**
 * What `pull` gives until it gives nothing (undefined) or throws; `end` is called once, then or when the reader walks away.
 * For one reader, who waits for each value before asking for the next.
 */
export function forgetful<T>(pull: () => Promise<T | undefined>, end: () => void): AsyncIterableIterator<T> {
  let isOver = false;
  const finish = (): { readonly done: true; readonly value: undefined } => {
    if (!isOver) end();
    isOver = true;
    return { done: true, value: undefined };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (isOver) return finish();
      try {
        const value = await pull();
        return value === undefined ? finish() : { done: false, value };
      } catch (error) {
        finish();
        throw error;
      }
    },
    return: async () => finish(),
  };
}

/** Hands each to `take` and waits for it; as `for await`, where `take` throws the source is told that nobody reads on. */
export async function handOn<T>(source: AsyncIterable<T>, take: (value: T) => Promise<void>): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  const step = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done === true) return false;
    try {
      await take(next.value);
    } catch (error) {
      await iterator.return?.();
      throw error;
    }
    return true;
  };
  let goesOn = true;
  while (goesOn) goesOn = await step();
}
