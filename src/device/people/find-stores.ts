/**
 * Every store on this phone that may have an outbox: the people's, and the box of what is carried for other phones. A store
 * counts while its database or something in its second copy is there; the service worker has nothing else to ask.
 */

import { isPersonStore } from '../store/person-store.ts';
import { carriedStoreName, findStoreBeside } from '../store/store-name.ts';
import { secondCopyName } from '../store/second-copy.ts';

export type FoundCaches = Pick<CacheStorage, 'keys' | 'open'>;

export interface StoreHere {
  readonly storeName: string;
  /** Whether its database is there; a browser that does not tell is believed. */
  readonly hasDatabase: boolean;
}

/** In the order of their names. Where the browser does not list its databases, `expected` are looked at too. */
export async function findStores(
  caches: FoundCaches | undefined,
  expected: readonly string[],
): Promise<readonly StoreHere[]> {
  const databases = (await findDatabases()) ?? expected;
  const names = new Set([...databases, ...(await findCopied(caches))]);
  return [...names].sort().map((storeName) => ({ storeName, hasDatabase: databases.includes(storeName) }));
}

async function findDatabases(): Promise<readonly string[] | undefined> {
  // Firefox before 126 has none.
  if (!('databases' in indexedDB)) return undefined;
  const found = await indexedDB.databases().catch(() => undefined);
  return found?.flatMap(({ name = '' }) => (isPersonStore(name) || name === carriedStoreName ? [name] : []));
}

/** An empty cache says nothing: asking for one makes it. */
async function findCopied(caches: FoundCaches | undefined): Promise<readonly string[]> {
  const names: string[] = [];
  for (const cacheName of (await caches?.keys().catch(() => [])) ?? []) {
    const storeName = findStoreBeside(secondCopyName, cacheName);
    if (storeName !== undefined && (await holdsSomething(caches, cacheName))) names.push(storeName);
  }
  return names;
}

async function holdsSomething(caches: FoundCaches | undefined, cacheName: string): Promise<boolean> {
  try {
    return ((await (await caches?.open(cacheName))?.keys()) ?? []).length > 0;
  } catch {
    // One that a power cut spoiled holds nothing that could be read.
    return false;
  }
}
