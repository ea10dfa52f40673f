/**
 * The folder of the clone, in which lie `src`, the built web app, and by default the data; and the gateway's other programs. Its
 * code runs as it is written (`src/gateway`) or built (`build/gateway`, by `tools/build-gateway.mjs`): a file that looks for
 * others by where it lies itself does so here.
 */

import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const isBuilt = basename(dirname(here)) === 'build';

export const projectDir = join(here, '..', '..');

/** Another program of the gateway: built where this one is, else as it is written, for node with `--import tsx`. */
export function findProgram(name: 'opener' | 'picture-process'): string {
  if (isBuilt) return join(here, `${name}.js`);
  return join(here, 'opener', name === 'opener' ? 'main.ts' : `${name}.ts`);
}
