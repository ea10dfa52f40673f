/** The catalogue as it lies in the repository: forms, lists and the directory, read and checked before any is published. */

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { expandBlocks } from '../../core/definition/expand-blocks.ts';
import { parseProcedure } from '../../core/definition/parse-procedure.ts';
import { projectDir } from '../project-dir.ts';

export const catalogueDir = join(projectDir, 'src/procedures');

export interface Catalogue {
  readonly procedures: readonly { readonly procedure: Procedure; readonly definition: string }[];
  /** By name; `directory` is one of them, without what the detailed procedures add to its rows. */
  readonly lists: ReadonlyMap<string, unknown>;
  /** Files that are no procedure, with where they fail; they are left out, the others are published. */
  readonly faults: readonly string[];
}

/** Throws when a list is no JSON: the folder belongs to the program, so that is a bug. */
export async function readCatalogue(dir: string = catalogueDir): Promise<Catalogue> {
  const procedures: { procedure: Procedure; definition: string }[] = [];
  const faults: string[] = [];
  const files = (await readdir(dir)).filter((name) => /^\d\.\d{6}.*\.json$/.test(name)).sort();
  for (const name of files) {
    const text = await readFile(`${dir}/${name}`, 'utf8');
    const value = expandBlocks(findJson(text));
    const parsed = parseProcedure(value);
    if (parsed.ok) procedures.push({ procedure: parsed.value, definition: JSON.stringify(value) });
    else faults.push(`${name}: ${parsed.problem.message ?? parsed.problem.code}`);
  }
  const lists = new Map<string, unknown>();
  for (const name of (await readdir(`${dir}/lists`)).filter((file) => file.endsWith('.json')).sort()) {
    const content = JSON.parse(await readFile(`${dir}/lists/${name}`, 'utf8')) as { items?: unknown };
    // Phones take the rows; where a list came from and its notes stay in the repository.
    lists.set(name.replace(/\.json$/, ''), content.items ?? content);
  }
  lists.set('directory', JSON.parse(await readFile(`${dir}/directory.json`, 'utf8')));
  return { procedures, lists, faults };
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
