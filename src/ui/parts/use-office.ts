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

/** A path to `GET`, or one to `POST` a body to where what is asked for must not stand in an address. */
export interface OfficeQuestion {
  readonly path: string;
  readonly body?: { readonly [name: string]: string | number };
}

/**
 * The answer to a question (a path alone is one to `GET`); nothing is asked while it is absent. With `everyMs` it asks again
 * while the page is visible, and once whenever it becomes visible. A late answer never replaces that of another question.
 */
export function useOffice<T>(question: string | OfficeQuestion | undefined, everyMs?: number): OfficeAnswer<T> {
  const device = useDevice();
  const { path, body } = typeof question === 'string' ? { path: question } : (question ?? {});
  const asked = path === undefined ? undefined : JSON.stringify({ path, body });
  const [held, setHeld] = useState<{ readonly asked: string; readonly value: T }>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [isLoading, setLoading] = useState(asked !== undefined);
  const wanted = useRef(asked);
  const round = useRef(0);

  const reload = useCallback(async () => {
    if (asked === undefined) return;
    const mine = (round.current += 1);
    const { path: whose, body: saying } = JSON.parse(asked) as OfficeQuestion;
    setLoading(true);
    const outcome = saying
      ? await device.office.call<T>('POST', whose, saying)
      : await device.office.call<T>('GET', whose);
    if (wanted.current !== asked || round.current !== mine) return;
    setLoading(false);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setTrouble(undefined);
    setHeld({ asked, value: outcome.value.body });
  }, [device, asked]);

  useEffect(() => {
    wanted.current = asked;
    setTrouble(undefined);
    void reload();
    return () => {
      wanted.current = undefined;
    };
  }, [asked, reload]);

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
      if (asked === undefined) return;
      // What is still on its way was asked before this value existed.
      round.current += 1;
      setLoading(false);
      setTrouble(undefined);
      setHeld({ asked, value });
    },
    [asked],
  );

  return { value: held?.asked === asked ? held?.value : undefined, trouble, isLoading, reload, replace };
}
