/**
 * Stands in for `node:timers/promises`: a moment is waited for by the clock that the test set, so that in a crowd it is a turn
 * like any other.
 */

import { look } from './still-time.ts';

export const setImmediate = look;

export function setTimeout<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => void globalThis.setTimeout(() => resolve(value), ms));
}
