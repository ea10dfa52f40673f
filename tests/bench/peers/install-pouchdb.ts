import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectDir } from '../../fixtures/run-gateway.ts';

const manifests = join(import.meta.dirname, 'pouchdb');
/** Not beside the manifests: what walks through the tests would walk through 280 packages too. */
const folder = join(projectDir, '.cache', 'bench-pouchdb');

/** Loads the packages of the PouchDB peer by name, after `installPouchdb`. */
export const loadPouchdbPackage = createRequire(join(folder, 'package.json')) as (name: string) => unknown;

/** PouchDB's browser build as text. Its packages are installed on first use, as locked and without their scripts. */
export function installPouchdb(): string {
  const lock = 'package-lock.json';
  const isInstalled =
    existsSync(join(folder, 'node_modules', '.package-lock.json')) &&
    readFileSync(join(folder, lock), 'utf8') === readFileSync(join(manifests, lock), 'utf8');
  if (!isInstalled) {
    mkdirSync(folder, { recursive: true });
    for (const file of ['package.json', lock, '.npmrc']) copyFileSync(join(manifests, file), join(folder, file));
    const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(
        `PouchDB could not be installed into ${folder}; without it: BENCH_CLIENTS=gocua,tus,multipart. npm said: ${stderr}`,
      );
    }
  }
  return readFileSync(join(folder, 'node_modules', 'pouchdb', 'dist', 'pouchdb.min.js'), 'utf8');
}
