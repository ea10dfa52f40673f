/**
 * PostgreSQL processes that outlived a killed gateway. Only processes that work in *our* data folder are touched, and
 * only by the holder of the folder's lock: PostgreSQL makes the data folder its working directory, so `cwd` tells.
 */

import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stops every orphan on `folder` (real path), postmaster first and gently, and clears a lock file whose process is
 * gone: the number in it may meanwhile belong to somebody else, and PostgreSQL would then refuse to start for ever.
 */
export async function stopOrphans(folder: string): Promise<void> {
  if (!existsSync('/proc/self/cwd')) return;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    const orphans = processesIn(folder);
    for (const processId of orphans) sendSignal(processId, signal);
    for (let waitedMs = 0; waitedMs < 10_000 && processesIn(folder).length > 0; waitedMs += 100) await sleep(100);
  }
  if (processesIn(folder).length === 0) rmSync(join(folder, 'postmaster.pid'), { force: true });
}

function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((processId) => processId !== process.pid && worksIn(processId, folder));
}

function worksIn(processId: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${processId}/cwd`) === folder && isPostgres(processId);
  } catch {
    return namesFolder(processId, folder);
  }
}

/** Somebody's shell may stand in the folder, too. Children rename themselves: `postgres: checkpointer`. */
function isPostgres(processId: number): boolean {
  const [program = ''] = readFileSync(`/proc/${processId}/cmdline`, 'utf8').split('\0');
  return program.startsWith('postgres: ') || basename(program) === 'postgres';
}

/** Where `cwd` of another user's process may not be read, the postmaster's own `-D` names the folder. */
function namesFolder(processId: number, folder: string): boolean {
  try {
    const words = readFileSync(`/proc/${processId}/cmdline`, 'utf8').split('\0');
    return isPostgres(processId) && words[words.indexOf('-D') + 1] === folder;
  } catch {
    return false;
  }
}

function sendSignal(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(processId, signal);
  } catch {
    // It has ended in between.
  }
}
