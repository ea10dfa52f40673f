import { useEffect, useState } from 'react';
import type { WatchTopic } from '../../core/screen-ports.ts';
import { findThrownProblem } from '../../core/storage-failure.ts';
import { calm, newCalmReader } from './calm-reader.ts';
import type { Pace } from './calm-reader.ts';
import { isFullDisk, tellUnread, useDeviceState } from './device-state.ts';

/** How long after a full disk kept it from being read it is tried again. */
const fullAgainMs = 1_000;

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
    let again: ReturnType<typeof setTimeout> | undefined;
    const reader = newCalmReader(
      load,
      (loaded) => {
        if (again !== undefined) tellUnread(false);
        again = undefined;
        setValue(() => loaded);
      },
      (thrown) => {
        if (isFullDisk(thrown)) {
          // What was read before stays.
          tellUnread(true);
          again = setTimeout(reader.readAgain, fullAgainMs);
          return;
        }
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
      clearTimeout(again);
      reader.stop();
    };
  }, [load, key, pace]);
  if (failure !== undefined) throw failure;
  return value;
}
