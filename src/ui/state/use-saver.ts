import { useEffect, useState, useSyncExternalStore } from 'react';
import { newSaver } from './saver.ts';
import type { Saver, SaveState } from './saver.ts';

const living = new Set<() => Promise<boolean>>();

/** Saves what is typed on any screen that is open. */
export async function flushSavers(): Promise<void> {
  await Promise.all([...living].map((flush) => flush()));
}

/**
 * A saver for one screen: flushed when the page is hidden or left and when the screen goes. `save` is fixed at the first
 * render. The screen is not drawn again with each step of a save; `useSaveState` tells of them.
 */
export function useSaver<V>(save: (key: string, value: V) => Promise<void>): Saver<V> {
  const [saver] = useState(() => newSaver(save));
  useEffect(() => {
    const flush = () => void saver.flush();
    living.add(saver.flush);
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      void saver.flush().finally(() => living.delete(saver.flush));
    };
  }, [saver]);
  return saver;
}

export function useSaveState(saver: Pick<Saver<unknown>, 'subscribe' | 'state'>): SaveState {
  return useSyncExternalStore(saver.subscribe, saver.state);
}
