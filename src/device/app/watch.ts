/** News for the screens: what changed here, in another tab or in the service worker, and the figures that stand ready. */

import type { LinkState, Watch } from '../../core/screen-ports.ts';
import type { Locks } from '../store/outbox.ts';
import { countInReview } from '../store/count-in-review.ts';
import { emptyCounters } from '../store/database.ts';
import type { LinkNews } from '../contact/http-outcome.ts';
import { linkStateOf } from '../contact/link-state.ts';
import { countAlive } from './alive-lock.ts';
import { explained } from '../store/out-of-room.ts';
import { findRow } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';

export interface DeviceWatch extends Watch {
  hear(news: LinkNews): void;
  /** Resolves when the counters were read for the first time, or could not be. */
  readonly counted: Promise<void>;
}

export function newWatch(store: Store, locks: Locks): DeviceWatch {
  /** Until something answered, nothing is there. */
  let link: LinkState = 'offline';
  let tellCounted = (): void => undefined;
  const counted = new Promise<void>((resolve) => {
    tellCounted = resolve;
  });
  return {
    counted,
    async counters() {
      try {
        const [row = emptyCounters, inReview] = await explained(
          Promise.all([findRow(store, store.db.counters, 'home'), countInReview(store)]),
        );
        const { waiting, needsAttention, delivered, drafts } = row;
        return { waiting, needsAttention: needsAttention + inReview, delivered, drafts };
      } finally {
        tellCounted();
      }
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
