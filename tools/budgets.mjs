/** Fails when the built app is heavier than its budget (P4 of the quality plan). Needs a fresh build. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { projectDir } from './ensure.mjs';

const folder = mkdtempSync(`${tmpdir()}/gocua-budgets-`);
const file = `${folder}/p4.json`;
const run = spawnSync(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts', 'P4', '--json', file], {
  cwd: projectDir,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (run.status !== 0) process.exit(1);
const { P4 } = JSON.parse(readFileSync(file, 'utf8'));
rmSync(folder, { recursive: true });
process.exit(P4.wanted.every(({ met }) => met) ? 0 : 1);
