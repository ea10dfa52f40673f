/** A Cache API whose caches know their names, for what tells them apart. */

export interface NamedCaches extends Pick<CacheStorage, 'open' | 'keys' | 'delete'> {
  /** The addresses in the cache of that name; absent where there is none. */
  addresses(name: string): readonly string[] | undefined;
}

/** One cache over `entries`, by address. */
export function newCache(entries: Map<string, Uint8Array>): Cache {
  const url = (request: RequestInfo | URL): string => (request instanceof Request ? request.url : String(request));
  const cache = {
    match: async (request: RequestInfo | URL) => {
      const bytes = entries.get(url(request));
      return bytes && new Response(bytes.slice());
    },
    put: async (request: RequestInfo | URL, response: Response) => {
      entries.set(url(request), new Uint8Array(await response.arrayBuffer()));
    },
    delete: async (request: RequestInfo | URL) => entries.delete(url(request)),
    keys: async () => [...entries.keys()].map((name) => new Request(name)),
  };
  return cache as unknown as Cache;
}

export function newNamedCaches(): NamedCaches {
  const caches = new Map<string, Map<string, Uint8Array>>();

  function open(name: string): Cache {
    const entries = caches.get(name) ?? new Map<string, Uint8Array>();
    caches.set(name, entries);
    return newCache(entries);
  }

  return {
    open: async (name) => open(name),
    keys: async () => [...caches.keys()],
    delete: async (name) => caches.delete(name),
    addresses: (name) => caches.get(name) && [...(caches.get(name)?.keys() ?? [])],
  };
}
