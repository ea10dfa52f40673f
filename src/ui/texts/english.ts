/** Everything the app says, in English: one file of its own, asked for by who chose it. Each table is typed by the Vietnamese one. */

import type { Language } from './speak.ts';

const files = import.meta.glob<Readonly<Record<string, object>>>('./en/*.ts', { eager: true });

/** By `<file>.<name>`, as the tables of `texts/vi` are declared. */
export const english: Language = Object.fromEntries(
  Object.entries(files).flatMap(([path, tables]) => {
    const file = path.replace(/^\.\/en\/|\.ts$/g, '');
    return Object.entries(tables).map(([name, table]) => [`${file}.${name}`, table] as const);
  }),
);
