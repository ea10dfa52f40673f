/** Apart from the database, because the first picture is drawn before its library is there. */

export const databaseName = 'gocua';
/** What Dexie makes of version 4. */
export const nativeVersion = 40;
