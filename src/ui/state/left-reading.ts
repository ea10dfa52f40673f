/**
 * A read-back that is under way or was left, to put something right or because the phone changed hands: what was heard and found
 * right by then. It names a resident, so it lies in this window's memory alone and goes with the lock.
 */

import { useDeviceState } from './device-state.ts';

export interface LeftReading {
  /** Sentences (`sentenceKey`) that the resident said are right. */
  readonly affirmed: ReadonlySet<string>;
  /** All that there was to be read then: what is not among them was changed since. */
  readonly known: ReadonlySet<string>;
}

let left: { readonly basketId: string; readonly reading: LeftReading } | undefined;

useDeviceState.subscribe(({ vault }) => {
  if (vault !== 'open') left = undefined;
});

export function leaveReading(basketId: string, reading: LeftReading): void {
  left = { basketId, reading };
}

/** Undefined: it is read from the start. */
export function findLeftReading(basketId: string): LeftReading | undefined {
  return left?.basketId === basketId ? left.reading : undefined;
}

export function forgetLeftReading(): void {
  left = undefined;
}
