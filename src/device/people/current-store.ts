/** Whose turn it is: the first word of the roster. Apart from the rest of it, because the first screen waits for this alone. */

import { databaseName } from '../store/database-name.ts';
import { isPersonStore } from '../store/person-store.ts';

export const rosterKey = 'gocua-people';

/** The store that a page is opened for now; the first one where nobody changed yet. */
export function getCurrentStore(): string {
  const [name = ''] = (localStorage.getItem(rosterKey) ?? '').split(' ');
  return isPersonStore(name) ? name : databaseName;
}
