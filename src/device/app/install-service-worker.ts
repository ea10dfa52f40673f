/** The service worker and the versions that follow this one, as the page sees them. */

import { Workbox } from 'workbox-window';
import { trustedScriptUrl } from './trusted-urls.ts';

export interface NewerVersion {
  /** A version that is not this page's is wholly cached: it waits, or another window has let it take over. */
  isWaiting(): boolean;
  /**
   * Lets the newest version take over, so that a page opened from now on is of that version. With patience one is looked for
   * and downloaded first. False: there is none, or not yet.
   */
  takeNewest(patienceMs: number): Promise<boolean>;
}

/** A drain in the background may keep the old worker busy; it is then replaced when it has ended. */
const takeOverPatienceMs = 10_000;

/**
 * Registers `/service-worker.js` and looks for a new one every `lookEveryMs` and whenever the page is looked at again.
 * `onWaiting` is called when one comes later. Absent where the browser forbids it: the app works, only not offline.
 */
export async function installServiceWorker(
  lookEveryMs: number,
  onWaiting: () => void,
): Promise<NewerVersion | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const container = navigator.serviceWorker;
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
  setInterval(look, lookEveryMs);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look();
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
  };
}

/** Resolves when nothing is being downloaded any more, whether it came or failed. */
function installed({ installing }: ServiceWorkerRegistration): Promise<unknown> {
  if (!installing) return Promise.resolve();
  return new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }));
}

async function atMost(limitMs: number, done: Promise<unknown>): Promise<void> {
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, limitMs))]);
}
