/** `npm run bench`: builds the app first, because most figures are about what people really get. */

import { spawnSync } from 'node:child_process';
import { ensureModules, ensurePrograms, projectDir } from './ensure.mjs';

const args = process.argv.slice(2);
ensureModules();
if (!args.includes('--list')) {
  ensurePrograms({ chromium: 'chromium', pdftoppm: 'poppler-utils' });
  const { status } = spawnSync(`${projectDir}/node_modules/.bin/vite`, ['build', '--logLevel', 'warn'], {
    cwd: projectDir,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}
const run = spawnSync(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts', ...args], {
  cwd: projectDir,
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
