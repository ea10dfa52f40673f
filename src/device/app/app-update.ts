/**
 * The installed app itself (protocol.md §6.10): a new version is taken only when it is wholly cached and the person said yes;
 * until then the old one goes on working offline. One exception: when a part of this version is to be had neither from the
 * phone nor from the gateway, the newest version is taken without asking, once, after everything typed was saved.
 */

import type { AppDownload, AppUpdate } from '../../core/app-ports.ts';
import { appVersion } from './app-version.ts';
import type { NewerVersion } from './install-service-worker.ts';
import { lazily } from './lazily.ts';

const lookEveryMs = 60 * 60_000;
const reopenedMark = 'gocua-reopened';
/** Of the same version there may be many builds; the name of this very file differs in each. */
const thisBuild = import.meta.url;
/** A save that hangs must not keep the page from opening anew. */
const savePatienceMs = 5_000;
/** For a download that nobody watches, on a slow link. */
const downloadPatienceMs = 5 * 60_000;
/** Somebody pressed a button and waits; a longer download goes on without them. */
const buttonPatienceMs = 30_000;

export interface InstalledApp extends AppUpdate {
  /** Registers the service worker and keeps looking for new versions. */
  install(): Promise<void>;
  /** What the screens asked for with `beforeReopening`, in bounded time. */
  saveOpenWork(): Promise<void>;
}

/** `onNews` is called when a new version waits, and when a part of this one is missing. */
export function newInstalledApp(onNews: () => void): InstalledApp {
  const savers = new Set<() => Promise<void>>();
  let newer: NewerVersion | undefined;
  let coming: AppDownload | undefined;
  let isLacking = false;

  const findNewer = lazily(async () => {
    const { installServiceWorker } = await import('./install-service-worker.ts');
    newer = await installServiceWorker(lookEveryMs, onNews, (download) => {
      coming = download;
      onNews();
    });
    if (newer?.isWaiting()) onNews();
    return newer;
  });

  async function save(): Promise<void> {
    const saved = Promise.allSettled([...savers].map((saver) => saver()));
    await Promise.race([saved, new Promise((resolve) => setTimeout(resolve, savePatienceMs))]);
  }

  async function replaceLackingVersion(): Promise<void> {
    if (isLacking) return;
    isLacking = true;
    onNews();
    if (sessionStorage.getItem(reopenedMark) === thisBuild) return;
    const found = await findNewer();
    // Opened anew for nothing, the same part would be missing again.
    if (!(await found?.takeNewest(downloadPatienceMs))) return;
    await save();
    sessionStorage.setItem(reopenedMark, thisBuild);
    location.reload();
  }

  globalThis.addEventListener('vite:preloadError', () => {
    replaceLackingVersion().catch((thrown: unknown) => reportError(thrown));
  });

  return {
    version: appVersion,
    isWaiting: () => newer?.isWaiting() ?? false,
    isLacking: () => isLacking,
    saveOpenWork: save,
    beforeReopening(saver) {
      savers.add(saver);
      return () => savers.delete(saver);
    },
    async apply() {
      await newer?.takeNewest(isLacking ? buttonPatienceMs : 0);
      await save();
      location.reload();
    },
    coming: () => coming,
    async news() {
      const news = await newer?.ask();
      return news && news.version !== appVersion ? news : undefined;
    },
    async install() {
      await findNewer();
    },
  };
}
