/** Builds the web app for `npm start` when there is no build or something it is made of is newer. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './ensure.mjs';
import { newestChangeMs } from './newest-change.mjs';

const sources = [
  'index.html',
  'package-lock.json',
  'public',
  'src/core',
  'src/device',
  'src/main.tsx',
  'src/open-app.tsx',
  'src/procedures',
  'src/protocol',
  'src/service-worker',
  'src/ui',
  'tools/first-picture.ts',
  'tsconfig.base.json',
  'vite.config.ts',
];

/** Carries the time at which the last whole build began: an interrupted one is made again, a change during it is seen. */
const stamp = '.cache/web-build';

/** Exits with a sentence when the build fails. */
export function buildWebApp() {
  const builtMs = existsSync(join(projectDir, 'dist/index.html')) ? readStamp() : 0;
  if (sources.every((path) => newestChangeMs(path) < builtMs)) return;
  const startedMs = Date.now();
  process.stderr.write('Đang dựng ứng dụng web…\n');
  const vite = join(projectDir, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: projectDir,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.stderr.write('Không dựng được ứng dụng web.\n');
    process.exit(1);
  }
  mkdirSync(join(projectDir, '.cache'), { recursive: true });
  writeFileSync(join(projectDir, stamp), `${startedMs}\n`);
}

function readStamp() {
  const path = join(projectDir, stamp);
  return existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
}
