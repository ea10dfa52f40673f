/**
 * PostgreSQL refuses to run as root. Started as root, the gateway gives it another user: `postgres` where there is one,
 * else a number nobody has. If the clone or the data lie where that user may not go (a home that only root enters),
 * it gets one capability, to pass permissions of files (`dac_override`), and only then.
 */

import { chownSync, existsSync, lchownSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StartError } from '../start-error.ts';
import { isOpenToAll } from './postgres-binaries.ts';

export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

const unnamedUser: PostgresUser = { uid: 65_432, gid: 65_432 };

/** The secure bit is because access(2), which PostgreSQL asks about its own programs, drops capabilities without it. */
const passPermissions = [
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  '--securebits=+no_setuid_fixup',
] as const;

/** Who runs the server. Absent when we are not root: PostgreSQL then runs as we do. */
export function findPostgresUser(): PostgresUser | undefined {
  return process.getuid?.() === 0 ? (findAccount('postgres') ?? unnamedUser) : undefined;
}

/** Who makes the data folder: initdb, unlike the server, insists on an account that has a name. */
export function findInitdbUser(): PostgresUser | undefined {
  return process.getuid?.() === 0 ? (findAccount('postgres') ?? findAccount('nobody') ?? unnamedUser) : undefined;
}

function findAccount(name: string): PostgresUser | undefined {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const [, , uid, gid] = (lines.find((line) => line.startsWith(`${name}:`)) ?? '').split(':');
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** The command line that runs `program` as `user`. `places` are the folders it must reach. */
export function commandAs(user: PostgresUser | undefined, program: string, places: readonly string[]): string[] {
  if (!user) return [program];
  const setpriv = findInPath('setpriv');
  if (!setpriv) {
    throw new StartError(
      'Đang chạy bằng root mà máy không có lệnh setpriv (gói util-linux); hãy cài nó, hoặc chạy bằng một người dùng thường.',
    );
  }
  const capability = places.every(isOpenToAll) ? [] : passPermissions;
  return [setpriv, `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...capability, '--', program];
}

/** PostgreSQL asks that its data folder belong to its user. Restored backups and moved folders get it back. */
export function giveFolder(folder: string, user: PostgresUser | undefined): void {
  if (!user || statSync(folder).uid === user.uid) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
  // The folder itself last: an interrupted hand-over is then taken up again.
  chownSync(folder, user.uid, user.gid);
}

function findInPath(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
