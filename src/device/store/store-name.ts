/**
 * The stores of one phone: one a person (`gocua` the first, then `gocua-2`, `gocua-3`…) and the box of what is carried for
 * other phones. What lies beside a store, outside its database, bears its number: `gocua-sealed-2`, `gocua-drain-2`.
 */

import { databaseName } from './database-name.ts';
import { isPersonStore } from './person-store.ts';

/** Packets of other phones; it has no person and no enrolment. */
export const carriedStoreName = `${databaseName}-carried`;

/** What `first` is called for that store; the first store has it bare. */
export function nameBeside(first: string, storeName: string): string {
  return storeName === databaseName ? first : `${first}-${storeName.replace(`${databaseName}-`, '')}`;
}

/** The store that `name` lies beside; absent: `name` is none of those. */
export function findStoreBeside(first: string, name: string): string | undefined {
  if (name === first) return databaseName;
  const storeName = name.startsWith(`${first}-`) ? `${databaseName}${name.slice(first.length)}` : '';
  return isPersonStore(storeName) || storeName === carriedStoreName ? storeName : undefined;
}

/** For one more person. */
export function nextPersonStore(known: readonly string[]): string {
  const numbers = known.filter(isPersonStore).map((name) => Number(name.slice(databaseName.length + 1)) || 1);
  return `${databaseName}-${Math.max(1, ...numbers) + 1}`;
}
