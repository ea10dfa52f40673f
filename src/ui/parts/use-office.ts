/** Reading from the office: the answer, what stands in the way, and asking again. An older answer stays while a newer is awaited. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { useDevice } from './device-context.tsx';
import type { FailedOutcome } from './outcome-sentence.ts';

export interface OfficeAnswer<T> {
  readonly value: T | undefined;
  /** Why the newest try brought nothing; `value` may still hold an older answer. */
  readonly trouble: FailedOutcome | undefined;
  readonly isLoading: boolean;
  reload(): Promise<void>;
  /** Puts a newer value in place that another call brought. */
  replace(value: T): void;
}

/**
 * The answer of `GET path`; nothing is asked while `path` is absent. With `everyMs` it asks again while the page is visible,
 * and once whenever it becomes visible. A late answer never replaces that of another path.
 */
export function useOffice<T>(path: string | undefined, everyMs?: number): OfficeAnswer<T> {
  const device = useDevice();
  const [held, setHeld] = useState<{ readonly path: string; readonly value: T }>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [isLoading, setLoading] = useState(path !== undefined);
  const wanted = useRef(path);
  const round = useRef(0);

  const reload = useCallback(async () => {
    if (path === undefined) return;
    const mine = (round.current += 1);
    setLoading(true);
    const outcome = await device.office.call<T>('GET', path);
    if (wanted.current !== path || round.current !== mine) return;
    setLoading(false);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setTrouble(undefined);
    setHeld({ path, value: outcome.value.body });
  }, [device, path]);

  useEffect(() => {
    wanted.current = path;
    setTrouble(undefined);
    void reload();
    return () => {
      wanted.current = undefined;
    };
  }, [path, reload]);

  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const ask = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setInterval(ask, everyMs);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [everyMs, reload]);

  const replace = useCallback(
    (value: T) => {
      if (path === undefined) return;
      // What is still on its way was asked before this value existed.
      round.current += 1;
      setLoading(false);
      setTrouble(undefined);
      setHeld({ path, value });
    },
    [path],
  );

  return { value: held?.path === path ? held?.value : undefined, trouble, isLoading, reload, replace };
}
