/**
 * ENTRANCE 2, the service worker: the app's files from the cache, and a drain of the outbox when the browser wakes it for
 * that. It answers navigations and its own files only, never `/api` and never anything but GET (protocol.md §6.10), but for
 * the share target's POST, which stays on this phone. A new version waits until the page says that the person agreed.
 */

import { clientsClaim } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { syncTag } from '../device/contact/background-sync.ts';
import { drainInBackground } from '../device/contact/drain-in-background.ts';
import { keepShared, sharePath } from './keep-shared.ts';
import { answerOnRequest, findKept, renewKept } from './kept-on-request.ts';
import { answerOlderFile, forgetOlderVersions } from './older-versions.ts';
import { isOnRequest } from './on-request.ts';
import { tellDownload } from './tell-download.ts';
import type { WeighedEntry } from './tell-download.ts';
import { whatIsNew } from './what-is-new.ts';

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

declare const self: ServiceWorkerGlobalScope;

// oxlint-disable-next-line no-underscore-dangle -- the build looks for exactly this name
const listed = self.__WB_MANIFEST as WeighedEntry[];
const always = listed.filter(({ url }) => !isOnRequest(url));
const files = new PrecacheController({ plugins: [tellDownload(always, tellPages)] });
files.addToCacheList(always);
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
  const { type } = (event.data ?? {}) as { readonly type?: unknown };
  if (type === 'SKIP_WAITING') void self.skipWaiting();
  if (type === 'WHAT_IS_NEW') event.ports[0]?.postMessage(whatIsNew);
});

/** Also those that are not ours yet: at the first visit none is. */
async function tellPages(message: object): Promise<void> {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage(message);
}

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === syncTag) (event as SyncEvent).waitUntil(drainInBackground());
});
