/**
 * Keeps the opener running: a process of its own, the only one that reads the age identities. It gets this process's
 * settings, with `DATABASE_URL` naming the running database, and ends when the channel to us closes.
 */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { findProgram } from './project-dir.ts';

export interface RunningOpener {
  stop(): Promise<void>;
}

const program = findProgram('opener');
const shortestPauseMs = 500;
const longestPauseMs = 30_000;
/** Having run this long, it starts again without a pause that grew. */
const healthyMs = 60_000;
const stopPatienceMs = 10_000;

export function startOpener(config: Config, databaseUrl: string, log: Log): RunningOpener {
  let stopping = false;
  let pauseMs = shortestPauseMs;
  let timer: NodeJS.Timeout | undefined;
  let child: ChildProcess | undefined;

  const run = () => {
    const startedAt = Date.now();
    child = fork(program, process.argv.slice(2), {
      env: { ...process.env, DATA_DIR: config.dataDir, DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('exit', (exitCode) => {
      if (stopping) return;
      if (Date.now() - startedAt > healthyMs) pauseMs = shortestPauseMs;
      // Told after the pause: when everything is stopping, the opener may be gone before we are asked to stop it.
      timer = setTimeout(() => {
        log.warn({ exitCode: exitCode ?? -1 }, 'the opener had ended and is started again');
        run();
      }, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
  };
  run();

  return {
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      const running = child;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      await new Promise<void>((resolve) => {
        running.once('exit', () => resolve());
        const kill = setTimeout(() => running.kill('SIGKILL'), stopPatienceMs);
        running.once('exit', () => clearTimeout(kill));
        running.kill('SIGTERM');
      });
    },
  };
}
