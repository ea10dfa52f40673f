/**
 * The files of the version before this one, kept beside ours: a window that was open when another one said yes to the update
 * goes on with its own version and asks for parts that the gateway no longer has. Two versions are kept, never more; what
 * both have in common is there once.
 */

import { cacheNames } from 'workbox-core';

/** Lies among the files and names those of the version that became active last. */
const listUrl = new URL('/precached-files', location.origin).href;

/** Forgets every file that neither this version nor the one before it names; `ours` are cache keys. */
export async function forgetOlderVersions(ours: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheNames.precache);
  const before = (await (await cache.match(listUrl))?.json().catch(() => undefined)) as readonly string[] | undefined;
  const kept = new Set([...ours, ...(before ?? []), listUrl]);
  for (const request of await cache.keys()) if (!kept.has(request.url)) await cache.delete(request);
  await cache.put(listUrl, new Response(JSON.stringify(ours)));
}

/** A file that this version does not name: from the version before it, or else from the gateway. */
export async function answerOlderFile(request: Request): Promise<Response> {
  const cache = await caches.open(cacheNames.precache);
  return (await cache.match(request)) ?? fetch(request);
}
