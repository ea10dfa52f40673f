/**
 * ENTRANCE 2, the service worker: the app's files from the cache, and a drain of the outbox when the browser wakes it for
 * that. It answers navigations and its own files only, never `/api` and never anything but GET (protocol.md §6.10), but for
 * the share target's POST, which stays on this phone. A new version waits until the page says that the person agreed.
 */

import { clientsClaim } from 'workbox-core';
import type { PrecacheEntry } from 'workbox-precaching';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { syncTag } from '../device/contact/background-sync.ts';
import { drainInBackground } from '../device/contact/drain-in-background.ts';
import { keepShared, sharePath } from './keep-shared.ts';
import { answerOnRequest, findKept, isOnRequest, renewKept } from './kept-on-request.ts';
import { answerOlderFile, forgetOlderVersions } from './older-versions.ts';

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

const files = new PrecacheController();
// oxlint-disable-next-line no-underscore-dangle -- the build looks for exactly this name
const listed = self.__WB_MANIFEST;
files.addToCacheList(listed.filter(({ url }) => !isOnRequest(url)));
const onRequest = listed.filter(({ url }) => isOnRequest(url)).map(({ url }) => new URL(url, location.origin).href);

registerRoute(new PrecacheRoute(files));
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/'),
  ({ request, url }) => (onRequest.includes(url.href) ? answerOnRequest(request) : answerOlderFile(request)),
);
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname === sharePath,
  ({ request }) => keepShared(request),
  'POST',
);
registerRoute(new NavigationRoute(files.createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/xa\//] }));

self.addEventListener('install', (event) => {
  void files.install(event);
  event.waitUntil(renewKept(onRequest));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(
    findKept(onRequest).then((kept) => forgetOlderVersions([...files.getURLsToCacheKeys().values(), ...kept])),
  );
});

// Chunks that a page asks for after its first visit must come from the cache too.
clientsClaim();

self.addEventListener('message', (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === syncTag) (event as SyncEvent).waitUntil(drainInBackground());
});
