/** The invented families as their files stand, one a form or more. */

import { readdirSync } from 'node:fs';
import type { Family } from './families/family.ts';

export interface NamedFamily {
  /** The file's name: the code, with what tells two families of one form apart. */
  readonly name: string;
  readonly family: Family;
}

const folder = new URL('families/', import.meta.url);

export async function readFamilies(): Promise<readonly NamedFamily[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'family.ts');
  return Promise.all(
    files.map(async (file) => {
      const { family } = (await import(new URL(file, folder).href)) as { family: Family };
      return { name: file.replace(/\.ts$/, ''), family };
    }),
  );
}
