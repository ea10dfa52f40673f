/** When something below a path of the project changed last: whether what was built of it is stale. */

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './ensure.mjs';

/** In milliseconds since 1970; a file that was removed counts by its folder. 0 when the path does not exist. */
export function newestChangeMs(path) {
  const full = join(projectDir, path);
  if (!existsSync(full)) return 0;
  const stat = statSync(full);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(full).map((name) => newestChangeMs(join(path, name))));
}
