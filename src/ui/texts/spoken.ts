/**
 * The words of the app in the language that was chosen. Vietnamese is in the code that shows it; another language comes as one
 * file, is typed by the Vietnamese (a missing sentence does not compile) and is put in place of it by `speak.ts`: screens read a
 * sentence when they are drawn, so nothing but a new drawing is needed. See decision 044.
 */

export type Words = { [key: string]: unknown };

export interface Table {
  readonly words: Words;
  readonly isForResidents: boolean;
  /** The Vietnamese of a table that speaks another language now. */
  vietnamese?: Words;
}

/** By `<file>.<name>`. */
export const tables = new Map<string, Table>();
let put: ((table: Table, name: string) => void) | undefined;

/** Declares a table of words. `name` is `<file>.<name>`, the same in every language. */
export function spoken<T extends object>(name: string, words: T, isForResidents = false): T {
  const table: Table = { words: words as Words, isForResidents };
  tables.set(name, table);
  put?.(table, name);
  return words;
}

/** The same for what residents hear, read and keep: whatever the helper reads, they are spoken to in Vietnamese. */
export function forResidents<T extends object>(name: string, words: T): T {
  return spoken(name, words, true);
}

/** Calls `onTable` for every table, now and when another one is loaded. */
export function followTables(onTable: (table: Table, name: string) => void): void {
  put = onTable;
  tables.forEach(onTable);
}
