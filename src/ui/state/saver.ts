/**
 * Saves what is typed: within half a second of a pause, and at once when asked (`flush`: leaving the field, the page, the
 * app). `saved` is reported only after the awaited save of everything typed so far; a failed save keeps its values and
 * is tried again with the next change or flush.
 *
 * ```
 *            change            pause or flush          all saved
 *   saved ───────────► typing ───────────────► saving ───────────► saved
 *                        ▲                      │  └── threw ────► failed ── change, flush ──► saving
 *                        └─── change meanwhile ─┘
 * ```
 */

import type { Problem } from '../../core/problem.ts';
import { findThrownProblem } from '../../core/storage-failure.ts';

export type SaveState = 'untouched' | 'typing' | 'saving' | 'saved' | 'failed';

export interface Saver<V> {
  change(key: string, value: V): void;
  /** Resolves when everything typed before the call was saved or has failed to: whether nothing of it is unsaved. */
  flush(): Promise<boolean>;
  state(): SaveState;
  /** Why the last save failed, where there is a word for it. */
  problem(): Problem | undefined;
  subscribe(listener: () => void): () => void;
}

/** `pauseMs` leaves the save itself the rest of the half second. */
export function newSaver<V>(save: (key: string, value: V) => Promise<void>, pauseMs = 250): Saver<V> {
  const pending = new Map<string, V>();
  const listeners = new Set<() => void>();
  let state: SaveState = 'untouched';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  let problem: Problem | undefined;

  function become(next: SaveState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  async function drain(): Promise<boolean> {
    while (pending.size > 0) {
      const [key, value] = [...pending][0]!;
      pending.delete(key);
      become('saving');
      try {
        await save(key, value);
      } catch (thrown) {
        problem = findThrownProblem(thrown);
        // A newer value of the same question is already waiting; only then is this one superseded.
        if (!pending.has(key)) pending.set(key, value);
        become('failed');
        return false;
      }
    }
    become('saved');
    return true;
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (running) return running.then((isSaved) => (isSaved ? flush() : false));
    if (pending.size === 0) return Promise.resolve(true);
    running = drain().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    change(key, value) {
      pending.delete(key);
      pending.set(key, value);
      if (!running) become('typing');
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    flush,
    state: () => state,
    problem: () => problem,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
