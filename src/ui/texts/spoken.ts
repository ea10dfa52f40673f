/**
 * The words of the app in the language that was chosen. Vietnamese is in the code that shows it; another language comes as one
 * file, is typed by the Vietnamese (a missing sentence does not compile) and is put in place of it: screens read a sentence when
 * they are drawn, so nothing but a new drawing is needed. See decision 044.
 */

type Words = { [key: string]: unknown };

interface Table {
  readonly words: Words;
  readonly isForResidents: boolean;
  /** The Vietnamese of a table that speaks another language now. */
  vietnamese?: Words;
}

/** Another language: a table for each of `texts/vi`, by `<file>.<name>`. */
export type Language = { readonly [name: string]: object };

const tables = new Map<string, Table>();
let current: Language | undefined;
let isToResidents = false;

/** Declares a table of words. `name` is `<file>.<name>`, the same in every language. */
export function spoken<T extends object>(name: string, words: T, isForResidents = false): T {
  const table: Table = { words: words as Words, isForResidents };
  tables.set(name, table);
  if (current) put(table, find(name, table));
  return words;
}

/** The same for what residents hear, read and keep: whatever the helper reads, they are spoken to in Vietnamese. */
export function forResidents<T extends object>(name: string, words: T): T {
  return spoken(name, words, true);
}

/**
 * Puts another language in place of what is spoken, `undefined` Vietnamese; also into what is loaded later. `toResidents`: the
 * resident chose it, and is spoken to in it.
 */
export function speak(language: Language | undefined, toResidents = false): void {
  current = language;
  isToResidents = toResidents;
  for (const [name, table] of tables) put(table, find(name, table) ?? table.vietnamese);
}

function find(name: string, { isForResidents }: Table): object | undefined {
  return isForResidents && !isToResidents ? undefined : current?.[name];
}

/** The Vietnamese of a declared table, whatever is spoken now. */
export function inVietnamese<T extends object>(words: T): T {
  const table = [...tables.values()].find((one) => one.words === (words as Words));
  return (table?.vietnamese as T | undefined) ?? words;
}

function put(table: Table, words: object | undefined): void {
  if (!words) return;
  table.vietnamese ??= copied(table.words);
  assign(table.words, words as Words);
}

/** Into the tables as they lie, for a screen may hold a part of one. */
function assign(into: Words, from: Words): void {
  for (const [key, value] of Object.entries(from)) {
    const held = into[key];
    if (isTable(value) && isTable(held)) assign(held, value);
    else into[key] = value;
  }
}

function copied(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, isTable(value) ? copied(value) : value]));
}

function isTable(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
