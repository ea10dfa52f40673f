/**
 * Whether every file of the installed app is really in the cache: the service worker left a list of them there when it became
 * active (`service-worker/older-versions.ts`), and the cache is asked for each.
 */

import { findAppFile } from '../contact/gateway-client.ts';

export interface AppFiles {
  readonly isWorkerActive: boolean;
  readonly files: number;
  /** Paths of the app. */
  readonly missing: readonly string[];
}

const listPath = '/precached-files';

export async function findAppFiles(): Promise<AppFiles> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const isWorkerActive = registration?.active?.state === 'activated';
  const { listed, absent } = await compare();
  return { isWorkerActive, files: listed.length, missing: absent.map((key) => new URL(key).pathname) };
}

/**
 * Fetches what is absent. The name of a file under /assets tells its content; the page itself is taken only where it asks for
 * files of this version, because two versions must never mix.
 */
export async function mendAppFiles(): Promise<boolean> {
  const { cache, listed, absent } = await compare();
  if (!cache) return false;
  const known = new Set(listed.map((key) => new URL(key).pathname));
  for (const key of absent) {
    const { pathname } = new URL(key);
    const response = await findAppFile(pathname);
    const isPage = response?.headers.get('content-type')?.startsWith('text/html') === true;
    if (!response || isPage !== pathname.endsWith('.html')) continue;
    if (isPage && !isOfThisVersion(await response.clone().text(), known)) continue;
    // A body that breaks off, or a full disk: it stays missing, and the screen says so.
    await cache.put(key, response).catch(() => undefined);
  }
  return (await compare()).absent.length === 0;
}

function isOfThisVersion(page: string, known: ReadonlySet<string>): boolean {
  return [...page.matchAll(/\/assets\/[\w.-]+/g)].every(([path]) => known.has(path));
}

async function compare(): Promise<{
  readonly cache?: Cache;
  readonly listed: readonly string[];
  readonly absent: readonly string[];
}> {
  const nothing = { listed: [], absent: [] };
  try {
    for (const name of (await globalThis.caches?.keys()) ?? []) {
      const cache = name.includes('precache') ? await caches.open(name) : undefined;
      const listed = (await (await cache?.match(listPath))?.json()) as unknown;
      if (!cache || !Array.isArray(listed)) continue;
      const texts = listed.filter((key) => typeof key === 'string');
      const held = new Set((await cache.keys()).map(({ url }) => url));
      return { cache, listed: texts, absent: texts.filter((key) => !held.has(key)) };
    }
    return nothing;
  } catch {
    return nothing;
  }
}
