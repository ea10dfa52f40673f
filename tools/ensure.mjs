/** What a fresh clone lacks is fetched here: node modules by npm, programs by Debian's apt-get (as root) or a plain hint. */

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const projectDir = fileURLToPath(new URL('..', import.meta.url));

/** Runs `npm ci` when there are no node modules or the lockfile is newer than they are. Exits with a sentence when it fails. */
export function ensureModules() {
  const installed = `${projectDir}/node_modules/.package-lock.json`;
  const lock = `${projectDir}/package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs - 1000) return;
  process.stderr.write('Đang cài các gói cần thiết (npm ci)…\n');
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], { cwd: projectDir, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('Không cài được các gói: cần mạng tới kho npm ở lần chạy đầu tiên.\n');
    process.exit(1);
  }
}

/**
 * Makes sure that `programs` (command, or pattern of a path → Debian package) are there. As root they are installed; otherwise the
 * command to run is printed and the process exits with 1.
 */
export function ensurePrograms(programs) {
  const missing = Object.entries(programs).filter(([command]) => !isOnPath(command));
  if (missing.length === 0) return;
  const packages = missing.map(([, debianPackage]) => debianPackage);
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    process.stderr.write(`Cần cài trước khi thử: sudo apt-get install ${packages.join(' ')}\n`);
    process.exit(1);
  }
  if (!install(packages)) {
    process.stderr.write(`Không cài được: ${packages.join(' ')}\n`);
    process.exit(1);
  }
}

/** The same for programs whose tests say loudly that they were skipped: they are installed where that is possible. */
export function offerPrograms(programs) {
  const missing = Object.entries(programs).filter(([command]) => !isOnPath(command));
  if (missing.length === 0 || process.getuid?.() !== 0 || !isOnPath('apt-get')) return;
  install(missing.map(([, debianPackage]) => debianPackage));
}

function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 2, 2], env });
  const words = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  return spawnSync('apt-get', words, { stdio: ['ignore', 2, 2], env }).status === 0;
}

function isOnPath(command) {
  return spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin"; command -v ${command}`], { stdio: 'ignore' }).status === 0;
}
