/**
 * ENTRANCE 2, the service worker: the app's files from the cache, and a drain of the outbox when the browser wakes it for
 * that. It answers navigations and its own files only, never `/api` and never anything but GET (protocol.md §6.10), and a
 * new version waits until the page says that the person agreed.
 */

import { clientsClaim } from 'workbox-core';
import type { PrecacheEntry } from 'workbox-precaching';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { syncTag } from '../device/contact/background-sync.ts';
import { drainInBackground } from '../device/contact/drain-in-background.ts';

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

// oxlint-disable-next-line no-underscore-dangle -- the build looks for exactly this name
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//] }));

// Chunks that a page asks for after its first visit must come from the cache too.
clientsClaim();

self.addEventListener('message', (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === syncTag) (event as SyncEvent).waitUntil(drainInBackground());
});
