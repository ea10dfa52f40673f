/** News for the screens: what changed here, in another tab or in the service worker, and the figures that stand ready. */

import type { LinkState, Watch } from '../../core/screen-ports.ts';
import type { Locks } from '../store/outbox.ts';
import { countInReview } from '../store/count-in-review.ts';
import { emptyCounters } from '../store/database.ts';
import type { LinkNews } from '../contact/http-outcome.ts';
import { linkStateOf } from '../contact/link-state.ts';
import { countAlive } from './alive-lock.ts';
import { findRow } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';

export interface DeviceWatch extends Watch {
  hear(news: LinkNews): void;
}

export function newWatch(store: Store, locks: Locks): DeviceWatch {
  /** Until something answered, nothing is there. */
  let link: LinkState = 'offline';
  return {
    async counters() {
      const row = (await findRow(store, store.db.counters, 'home')) ?? emptyCounters;
      const { waiting, needsAttention, delivered, drafts } = row;
      return { waiting, needsAttention: needsAttention + (await countInReview(store)), delivered, drafts };
    },
    link: () => link,
    storeProblem: () => store.problem(),
    openWindows: () => countAlive(locks),
    subscribe: (listener) => store.subscribe(listener),
    hear(news) {
      const next = linkStateOf(news);
      if (next === link) return;
      link = next;
      store.announceHere('link');
    },
  };
}
