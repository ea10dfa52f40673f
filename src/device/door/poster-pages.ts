/**
 * What posters open, kept beside the app's files: a page that was seen once opens without coverage, on any phone. Published
 * facts only; the browser may throw them away, and then they are asked for again.
 */

import type { Outcome } from '../../core/ports.ts';
import type { PosterAddress } from '../../core/visit/poster-address.ts';
import { findPosterPage } from '../../core/visit/poster-page.ts';
import type { PosterPage } from '../../core/visit/poster-page.ts';

const cacheName = 'gocua-posters';
/** A wall has only so many posters; the oldest pages go. */
const mostKept = 40;

export interface PosterPages {
  find(address: PosterAddress): Promise<PosterPage | undefined>;
  ask(address: PosterAddress): Promise<Outcome<PosterPage>>;
}

/** `ask` makes a call of the API without a token. */
export function newPosterPages(
  caches: CacheStorage | undefined,
  ask: (path: string) => Promise<Outcome<unknown>>,
): PosterPages {
  return {
    async find(address) {
      try {
        const kept = await (await caches?.open(cacheName))?.match(keyOf(address));
        return findPosterPage(await kept?.json());
      } catch {
        return undefined;
      }
    },

    async ask(address) {
      const outcome = await ask(pathOf(address));
      if (outcome.kind !== 'done') return outcome;
      const page = findPosterPage(outcome.value);
      if (page === undefined) return { kind: 'offline' };
      await keep(caches, address, page).catch(() => undefined);
      return { kind: 'done', value: page };
    },
  };
}

async function keep(caches: CacheStorage | undefined, address: PosterAddress, page: PosterPage): Promise<void> {
  const cache = await caches?.open(cacheName);
  await cache?.put(keyOf(address), new Response(JSON.stringify(page)));
  const keys = (await cache?.keys()) ?? [];
  for (const key of keys.slice(0, Math.max(0, keys.length - mostKept))) await cache?.delete(key);
}

/** A hamlet changes nothing in the answer. */
function pathOf({ code, commune }: PosterAddress): string {
  const path = code === undefined ? '/public/procedures' : `/public/procedures/${encodeURIComponent(code)}`;
  return commune === undefined ? path : `${path}?xa=${commune}`;
}

const keyOf = (address: PosterAddress): string => `/posters${pathOf(address)}`;
