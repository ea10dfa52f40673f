/** Ports whose code is fetched when it is first needed: what the locked home shows must not wait for the rest. */

/** `load` once; a load that failed (a chunk that could not be fetched) is tried again at the next call. */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((thrown: unknown) => {
      loaded = undefined;
      throw thrown;
    });
    return loaded;
  };
}

/**
 * A port all of whose methods answer promises, standing in for the one that `load` brings. `explain` turns what they reject
 * with into what they should.
 */
export function lazyPort<Port extends object>(
  load: () => Promise<Port>,
  explain: (thrown: unknown) => unknown = (thrown) => thrown,
): Port {
  return new Proxy({} as Port, {
    get(_, name) {
      // A promise would be taken for one of its kind.
      if (name === 'then') return undefined;
      return async (...values: unknown[]) => {
        const port = (await load()) as Record<string | symbol, (...values: unknown[]) => unknown>;
        try {
          return await port[name]?.(...values);
        } catch (thrown) {
          throw explain(thrown);
        }
      };
    },
  });
}
