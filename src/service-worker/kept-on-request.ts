/**
 * Files that are no part of the first download (`on-request.ts`). Once asked for they are kept like the rest, and a device that
 * has one gets that of a new version before the new version is offered.
 */

import { cacheNames } from 'workbox-core';
import { findName } from './on-request.ts';

/** From the cache, else from the gateway and from then on in the cache. */
export async function answerOnRequest(request: Request): Promise<Response> {
  const cache = await caches.open(cacheNames.precache);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** Fetches what this version has of `files` when an earlier one of them is on the phone. Fails when it is not to be had. */
export async function renewKept(files: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheNames.precache);
  const kept = (await cache.keys()).map(({ url }) => url);
  const names = new Set(kept.flatMap((url) => findName(url) ?? []));
  await cache.addAll(files.filter((file) => names.has(findName(file) ?? '') && !kept.includes(file)));
}

/** Those of `files` that are on the phone. */
export async function findKept(files: readonly string[]): Promise<readonly string[]> {
  const kept = (await (await caches.open(cacheNames.precache)).keys()).map(({ url }) => url);
  return files.filter((file) => kept.includes(file));
}
