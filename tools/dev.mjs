/**
 * `npm run dev`: the gateway, and the web app from its sources with instant reload on Vite's server, which passes
 * `/api` on to the gateway. The links that the gateway prints lead to Vite's address. Every part of the interface, in each theme,
 * is at its `/parts`.
 */

import { spawn } from 'node:child_process';
import { ensureModules, projectDir } from './ensure.mjs';

ensureModules();

const webPort = '5173';
const gateway = run(['--import', 'tsx', 'src/gateway/main.ts', ...process.argv.slice(2)], {
  PORT: '8080',
  PUBLIC_URL: `http://localhost:${webPort}`,
});
const web = run(['node_modules/vite/bin/vite.js', '--port', webPort, '--strictPort'], {});
const both = [gateway, web];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopBoth);
for (const child of both) child.once('exit', stopBoth);
await Promise.all(both.map((child) => new Promise((resolve) => child.once('exit', resolve))));
process.exit(gateway.exitCode ?? 1);

function run(args, defaults) {
  const env = { ...defaults, ...process.env };
  return spawn(process.execPath, args, { cwd: projectDir, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

function stopBoth() {
  for (const child of both) child.kill('SIGTERM');
}
