import { useEffect, useState } from 'react';
import type { WatchTopic } from '../../core/screen-ports.ts';
import { useDeviceState } from './device-state.ts';

/**
 * What `load` answers, loaded again after every committed change of one of `topics`. Undefined until the first answer.
 * `load` must keep its identity between renders (`useCallback`). A late answer never replaces a newer one.
 */
export function useWatched<T>(load: () => Promise<T>, topics: readonly WatchTopic[]): T | undefined {
  const [value, setValue] = useState<T>();
  const [failure, setFailure] = useState<unknown>();
  const stamp = useDeviceState((state) => topics.map((topic) => state.changes[topic] ?? 0).join());
  useEffect(() => {
    let current = true;
    load().then(
      (loaded) => {
        if (current) setValue(() => loaded);
      },
      (error: unknown) => {
        if (current) setFailure(() => error);
      },
    );
    return () => {
      current = false;
    };
  }, [load, stamp]);
  if (failure !== undefined) throw failure;
  return value;
}
