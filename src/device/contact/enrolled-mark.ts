/** One word a store outside its database, by which a database that vanished is noticed. It names nobody. */

import { forgetLessons } from '../practice/lesson-progress.ts';
import { databaseName } from '../store/database-name.ts';
import { nameBeside } from '../store/store-name.ts';

const markName = 'gocua-enrolled';

export const enrolledMark = {
  isSet(storeName = databaseName): boolean {
    return localStorage.getItem(nameBeside(markName, storeName)) === 'yes';
  },
  set(storeName = databaseName): void {
    localStorage.setItem(nameBeside(markName, storeName), 'yes');
  },
  clear(storeName = databaseName): void {
    localStorage.removeItem(nameBeside(markName, storeName));
    // The next person in that store begins with none.
    forgetLessons(storeName);
  },
};
