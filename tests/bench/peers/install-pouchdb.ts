import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'pouchdb');

/** PouchDB's browser build as text. Its some 280 packages are installed on first use, without their scripts. */
export function installPouchdb(): string {
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) {
    const { status, stderr } = spawnSync('npm', ['ci', '--prefix', folder, '--ignore-scripts'], { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(
        `PouchDB could not be installed into ${folder}; BENCH_CLIENTS=gocua,tus,multipart measures without it. npm said: ${stderr}`,
      );
    }
  }
  const manifest = createRequire(join(folder, 'package.json')).resolve('pouchdb/package.json');
  return readFileSync(join(manifest, '..', 'dist', 'pouchdb.min.js'), 'utf8');
}
