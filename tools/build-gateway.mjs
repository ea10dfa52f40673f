/**
 * Builds the gateway into `build/gateway` when there is no build or something it is made of is newer: loaded as it is
 * written, each of its processes spends half of its start on compiling.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './ensure.mjs';
import { newestChangeMs } from './newest-change.mjs';

const sources = [
  'package-lock.json',
  'src/core',
  'src/gateway',
  'src/procedures',
  'src/protocol',
  'tools/bundle-gateway.mjs',
  'tsconfig.base.json',
];
const place = join(projectDir, 'build/gateway');

/** Carries the time at which the last whole build began: an interrupted one is made again, a change during it is seen. */
const stamp = join(place, 'built');
const keptDays = 7;

/**
 * Answers the program to run. Throws with what the bundler said. Files are put into place whole, the programs last, and
 * those of earlier builds stay for a while: a gateway that runs still loads from them what it did not need so far.
 */
export function buildGateway() {
  const program = join(place, 'main.js');
  const builtMs = existsSync(program) && existsSync(stamp) ? Number(readFileSync(stamp, 'utf8')) : 0;
  if (sources.every((path) => newestChangeMs(path) < builtMs)) return program;
  const startedMs = Date.now();
  mkdirSync(place, { recursive: true });
  const aside = mkdtempSync(join(projectDir, 'build/gateway-'));
  try {
    const words = [join(projectDir, 'tools/bundle-gateway.mjs'), aside];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: projectDir, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The gateway could not be built: ${stderr}`);
    const isProgram = (name) => !/-[\w-]{8}\.js$/.test(name);
    const names = readdirSync(aside).toSorted((a, b) => Number(isProgram(a)) - Number(isProgram(b)));
    for (const name of names) renameSync(join(aside, name), join(place, name));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  for (const name of readdirSync(place)) {
    const path = join(place, name);
    if (statSync(path).mtimeMs < startedMs - keptDays * 86_400_000) rmSync(path);
  }
  writeFileSync(stamp, `${startedMs}\n`);
  return program;
}
