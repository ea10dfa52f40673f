/** Puts one language in place of another in the tables of words; comes with the first choice of another than Vietnamese. */

import { followTables, tables } from './spoken.ts';
import type { Words } from './spoken.ts';

/** Another language: a table for each of `texts/vi`, by `<file>.<name>`. */
export type Language = { readonly [name: string]: object };

/**
 * Puts another language in place of what is spoken, `undefined` Vietnamese; also into what is loaded later. `toResidents`: the
 * resident chose it, and is spoken to in it.
 */
export function speak(language: Language | undefined, toResidents = false): void {
  followTables((table, name) => {
    const words = (!table.isForResidents || toResidents) && language?.[name];
    if (!words && !table.vietnamese) return;
    table.vietnamese ??= copied(table.words);
    assign(table.words, (words || table.vietnamese) as Words);
  });
}

/** The Vietnamese of a declared table, whatever is spoken now. */
export function inVietnamese<T extends object>(words: T): T {
  const table = [...tables.values()].find((one) => one.words === (words as Words));
  return (table?.vietnamese as T | undefined) ?? words;
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
