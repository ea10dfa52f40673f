/**
 * Which stores this phone has and whose turn it is, in localStorage: names of stores, separated by spaces, the one in use
 * first and the one before it second. It names nobody. What is missing in it is found again by what lies on the phone.
 */

import { isPersonStore } from '../store/person-store.ts';
import { getCurrentStore, rosterKey } from './current-store.ts';

/** Never empty: a phone with one person need not have it at all. */
export function readRoster(): readonly [string, ...string[]] {
  const current = getCurrentStore();
  const names = new Set((localStorage.getItem(rosterKey) ?? '').split(' ').filter(isPersonStore));
  names.delete(current);
  return [current, ...names];
}

/** From its next opening on, the app opens this store. */
export function putFirst(storeName: string): void {
  write([storeName, ...readRoster().filter((name) => name !== storeName)]);
}

/** Whoever was there before comes first again. */
export function strikeOut(storeName: string): void {
  write(readRoster().filter((name) => name !== storeName));
}

function write(names: readonly string[]): void {
  localStorage.setItem(rosterKey, names.join(' '));
}
