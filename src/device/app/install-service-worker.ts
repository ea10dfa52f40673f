import { Workbox } from 'workbox-window';
import { trustedScriptUrl } from './trusted-urls.ts';

/**
 * Registers `/service-worker.js` and looks for a new one every `lookEveryMs` and whenever the page is looked at again.
 * `onWaiting` gets the way to let the new one take over, once it is wholly cached.
 */
export async function installServiceWorker(
  lookEveryMs: number,
  onWaiting: (takeOver: () => Promise<void>) => void,
): Promise<void> {
  const workbox = new Workbox(trustedScriptUrl('/service-worker.js'));
  workbox.addEventListener('waiting', () => {
    onWaiting(async () => {
      const controlled = new Promise<void>((resolve) => {
        workbox.addEventListener('controlling', () => resolve());
      });
      workbox.messageSkipWaiting();
      await controlled;
    });
  });
  // Offline, or a browser that forbids it: the app works, only not offline; `isReadyOffline` says so.
  const registration = await workbox.register({ immediate: true }).catch(() => undefined);
  if (!registration) return;
  const look = (): void => {
    workbox.update().catch(() => undefined);
  };
  setInterval(look, lookEveryMs);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
}
