/** How far the download of the app's files is, told to the pages that wait for it. */

import type { PrecacheEntry } from 'workbox-precaching';
import type { WorkboxPlugin } from 'workbox-core/types.js';
import type { AppDownload } from '../core/app-ports.ts';

/** The build weighs each file as it travels, see `vite.config.ts`. */
export interface WeighedEntry extends PrecacheEntry {
  readonly bytes?: number;
}

/** To be asked at every file that came; the page is told in steps of a hundredth. */
export function tellDownload(
  entries: readonly WeighedEntry[],
  tell: (message: { readonly type: 'DOWNLOAD'; readonly download: AppDownload }) => Promise<void>,
): WorkboxPlugin {
  const weights = new Map(entries.map(({ url, bytes = 0 }) => [new URL(url, location.origin).pathname, bytes]));
  const all = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
  const waited = new Set(weights.keys());
  let came = 0;
  let told = 0;
  return {
    async cacheDidUpdate({ request }) {
      const { pathname } = new URL(request.url);
      if (!waited.delete(pathname)) return;
      came += weights.get(pathname) ?? 0;
      const share = waited.size === 0 || all === 0 ? 1 : Math.min(came / all, 0.99);
      if (share < 1 && share - told < 0.01) return;
      told = share;
      await tell({ type: 'DOWNLOAD', download: { share, bytes: all } });
    },
  };
}
