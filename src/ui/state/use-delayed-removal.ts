import { useEffect, useRef, useState } from 'react';

export interface DelayedRemoval {
  /** What will be gone in a moment. */
  readonly going: ReadonlySet<string>;
  begin(ids: readonly string[]): void;
  keep(id: string): void;
}

/**
 * Removes what is named after `waitMs`, so that a slip of the thumb can be taken back. Leaving the screen does not take it back;
 * a page that is killed meanwhile has removed nothing. `remove` is fixed at the first render.
 */
export function useDelayedRemoval(remove: (id: string) => Promise<void>, waitMs: number): DelayedRemoval {
  const [going, setGoing] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const [removeNow] = useState(() => (id: string) => {
    timers.current.delete(id);
    // What could not be removed stays where it is and is offered again.
    remove(id).catch((thrown: unknown) => reportError(thrown));
  });
  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const [id, timer] of waiting) {
        clearTimeout(timer);
        removeNow(id);
      }
    };
  }, [removeNow]);
  return {
    going,
    begin(ids) {
      for (const id of ids) {
        if (!timers.current.has(id))
          timers.current.set(
            id,
            setTimeout(() => removeNow(id), waitMs),
          );
      }
      setGoing(new Set([...going, ...ids]));
    },
    keep(id) {
      clearTimeout(timers.current.get(id));
      timers.current.delete(id);
      setGoing(new Set([...going].filter((other) => other !== id)));
    },
  };
}
