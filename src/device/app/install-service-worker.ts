/** The service worker and the versions that follow this one, as the page sees them. */

import { Workbox, messageSW } from 'workbox-window';
import type { AppDownload, WhatIsNew } from '../../core/app-ports.ts';
import { trustedScriptUrl } from './trusted-urls.ts';

export interface NewerVersion {
  /** A version that is not this page's is wholly cached: it waits, or another window has let it take over. */
  isWaiting(): boolean;
  /**
   * Lets the newest version take over, so that a page opened from now on is of that version. With patience one is looked for
   * and downloaded first. False: there is none, or not yet.
   */
  takeNewest(patienceMs: number): Promise<boolean>;
  /** What the newest version says of itself; absent: there is none, or it does not answer. */
  ask(): Promise<WhatIsNew | undefined>;
}

/** A drain in the background may keep the old worker busy; it is then replaced when it has ended. */
const takeOverPatienceMs = 10_000;
/** A worker older than the question never answers it. */
const answerPatienceMs = 2_000;

/**
 * Registers `/service-worker.js` and looks for a new one whenever the page is looked at again, and every `lookEveryMs` while it is.
 * `onWaiting` is called when one comes later, `onDownload` while the app's files come for the first time, and without a download
 * when all are there. Absent where the browser forbids it: the app works, only not offline.
 */
export async function installServiceWorker(
  lookEveryMs: number,
  onWaiting: () => void,
  onDownload: (download: AppDownload | undefined) => void,
): Promise<NewerVersion | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const container = navigator.serviceWorker;
  if (!container.controller) hearFirstDownload(container, onDownload);
  const workbox = new Workbox(trustedScriptUrl('/service-worker.js'));
  const registration = await workbox.register({ immediate: true }).catch(() => undefined);
  if (!registration) return undefined;
  /** The worker of this page's own version; where there was none at the start, the first that takes it over. */
  let own = container.controller ?? registration.active;
  let isReplaced = false;

  const isWaiting = (): boolean => isReplaced || (registration.waiting !== null && own !== null);

  container.addEventListener('controllerchange', () => {
    isReplaced = own !== null;
    own ??= container.controller;
    if (isReplaced) onWaiting();
  });
  // Not Workbox's own `waiting`, which is told of the first update only: a window may stay open for days.
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => {
      if (isWaiting()) onWaiting();
    });
  });

  const look = (): Promise<unknown> => workbox.update().catch(() => undefined);
  let timer = setInterval(look, lookEveryMs);
  document.addEventListener('visibilitychange', () => {
    // A page that nobody sees changes to no version: the phone may sleep.
    clearInterval(timer);
    if (document.visibilityState !== 'visible') return;
    timer = setInterval(look, lookEveryMs);
    void look();
  });

  return {
    isWaiting,
    async takeNewest(patienceMs) {
      if (!isWaiting() && patienceMs > 0)
        await atMost(
          patienceMs,
          look().then(() => installed(registration)),
        );
      if (!registration.waiting) return isReplaced;
      const replaced = new Promise((resolve) => {
        container.addEventListener('controllerchange', resolve, { once: true });
      });
      workbox.messageSkipWaiting();
      await atMost(takeOverPatienceMs, replaced);
      return isReplaced;
    },
    async ask() {
      const newest = isWaiting() ? (registration.waiting ?? registration.active) : null;
      if (!newest) return undefined;
      const answer = messageSW(newest, { type: 'WHAT_IS_NEW' }) as Promise<WhatIsNew>;
      return await Promise.race([answer, after(answerPatienceMs)]);
    },
  };
}

/** The worker tells every page how far it is, see `service-worker/tell-download.ts`. */
function hearFirstDownload(container: ServiceWorkerContainer, onDownload: (at: AppDownload | undefined) => void): void {
  const hear = ({ data }: MessageEvent<{ readonly type?: unknown; readonly download?: AppDownload }>): void => {
    if (data.type !== 'DOWNLOAD' || !data.download) return;
    const isWhole = data.download.share >= 1;
    if (isWhole) container.removeEventListener('message', hear);
    onDownload(isWhole ? undefined : data.download);
  };
  container.addEventListener('message', hear);
  container.startMessages();
}

/** Resolves when nothing is being downloaded any more, whether it came or failed. */
function installed({ installing }: ServiceWorkerRegistration): Promise<unknown> {
  if (!installing) return Promise.resolve();
  return new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }));
}

async function atMost(limitMs: number, done: Promise<unknown>): Promise<void> {
  await Promise.race([done, after(limitMs)]);
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
