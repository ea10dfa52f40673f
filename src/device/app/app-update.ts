/**
 * The installed app itself (protocol.md §6.10): a new version is taken only when it is wholly cached and the person said yes;
 * until then the old one goes on working offline.
 */

import type { AppUpdate } from '../../core/screen-ports.ts';
import { appVersion } from './app-version.ts';

const lookEveryMs = 60 * 60_000;
const reloadedMark = 'gocua-reloaded';

export interface InstalledApp extends AppUpdate {
  /** Registers the service worker and keeps looking for new versions. */
  install(): Promise<void>;
}

export function newInstalledApp(onWaiting: () => void): InstalledApp {
  let waiting: { takeOver(): Promise<void> } | undefined;
  return {
    version: appVersion,
    async isReadyOffline() {
      const registration = await navigator.serviceWorker?.getRegistration();
      return registration?.active?.state === 'activated';
    },
    isWaiting: () => waiting !== undefined,
    async apply() {
      await waiting?.takeOver();
      location.reload();
    },
    async install() {
      globalThis.addEventListener('vite:preloadError', reloadOnce);
      if (!('serviceWorker' in navigator)) return;
      const { installServiceWorker } = await import('./install-service-worker.ts');
      await installServiceWorker(lookEveryMs, (takeOver) => {
        waiting = { takeOver };
        onWaiting();
      });
    },
  };
}

/** A chunk of this version is gone from cache and server: the newest version is loaded, once, with everything saved on leaving. */
function reloadOnce(): void {
  if (sessionStorage.getItem(reloadedMark) === appVersion) return;
  sessionStorage.setItem(reloadedMark, appVersion);
  location.reload();
}
