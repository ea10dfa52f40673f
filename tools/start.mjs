/**
 * `npm start`: from a bare clone to a running Gõ Cửa with nothing but Node and npm. Installs and builds what is missing
 * or stale, then runs the gateway and passes arguments (`--demo`, `--new-invitation`), signals and the exit code through.
 * Its own words go to standard error: standard output belongs to the gateway.
 */

import { spawn } from 'node:child_process';
import { buildGateway } from './build-gateway.mjs';
import { buildWebApp } from './build-web-app.mjs';
import { ensureModules, projectDir } from './ensure.mjs';

const parent = process.ppid;

ensureModules();
buildWebApp();
const program = buildOrExit();

const gateway = spawn(process.execPath, [program, ...process.argv.slice(2)], {
  cwd: projectDir,
  // The channel tells the gateway when this process is gone, however it went.
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => gateway.kill(signal));
gateway.once('exit', (code) => process.exit(code ?? 1));

// npm passes a signal to the shell between us and it, and that shell passes nothing on: its end is the signal.
if (process.env['npm_lifecycle_event']) {
  setInterval(() => process.ppid === parent || gateway.kill('SIGTERM'), 500);
}

function buildOrExit() {
  try {
    return buildGateway();
  } catch (error) {
    process.stderr.write(`Không dựng được máy chủ: ${error.message}\n`);
    process.exit(1);
  }
}
