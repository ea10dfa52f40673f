import { useEffect, useState } from 'react';
import type { WatchTopic } from '../../core/screen-ports.ts';
import { findThrownProblem } from '../../core/storage-failure.ts';
import { calm, newCalmReader } from './calm-reader.ts';
import type { Pace } from './calm-reader.ts';
import { useDeviceState } from './device-state.ts';

/**
 * What `load` answers, loaded again after committed changes of one of `topics`. Undefined until the first answer.
 * `load` must keep its identity between renders (`useCallback`). A late answer never replaces a newer one, and a save is
 * not slowed by screens that read the store again for each of the saves before it: one reading at a time, after a pause.
 */
export function useWatched<T>(load: () => Promise<T>, topics: readonly WatchTopic[], pace: Pace = calm): T | undefined {
  const [value, setValue] = useState<T>();
  const [failure, setFailure] = useState<unknown>();
  const key = topics.join();
  useEffect(() => {
    const reader = newCalmReader(
      load,
      (loaded) => setValue(() => loaded),
      (thrown) => {
        // Locked while it was read: whatever shows it is about to go.
        if (findThrownProblem(thrown)?.code !== 'vault-locked') setFailure(() => thrown);
      },
      pace,
    );
    const watched = key.split(',') as WatchTopic[];
    const stop = useDeviceState.subscribe(({ changes }, before) => {
      if (watched.some((topic) => changes[topic] !== before.changes[topic])) reader.readAgain();
    });
    return () => {
      stop();
      reader.stop();
    };
  }, [load, key, pace]);
  if (failure !== undefined) throw failure;
  return value;
}
