import { useState } from 'react';

interface Calm<T> {
  /** What to show: as it was while somebody points at it. */
  readonly shown: T;
  /** A newer value waits. */
  readonly isNewer: boolean;
  update(): void;
}

/** A list that renews itself without moving under a hand: while `isHeld`, a newer value waits to be asked for. */
export function useCalm<T>(value: T, isHeld: boolean): Calm<T> {
  const [shown, setShown] = useState(value);
  // The first value, and every one that comes while nobody is at the list.
  if (shown !== value && (shown === undefined || !isHeld)) {
    setShown(value);
    return { shown: value, isNewer: false, update: () => undefined };
  }
  const isNewer = shown !== value && JSON.stringify(shown) !== JSON.stringify(value);
  return { shown, isNewer, update: () => setShown(value) };
}
