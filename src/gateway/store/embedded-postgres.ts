/**
 * A real PostgreSQL of our own, in `DATA_DIR/postgres`, reachable on the loopback only and with a random password. What
 * it has committed is on the disk (`fsync` on). It stays in the gateway's process group, so that what kills the group
 * kills it too; what outlived a kill all the same is stopped at the next start. The caller holds the folder's lock.
 */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartError } from '../start-error.ts';
import { stopOrphans } from './orphans.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { commandAs, findInitdbUser, findPostgresUser, giveFolder } from './postgres-user.ts';
import type { PostgresUser } from './postgres-user.ts';

export interface EmbeddedPostgres {
  /** Connection string of the database; holds the password: never printed. */
  readonly url: string;
  /** Resolves when PostgreSQL has ended, asked or not. */
  readonly ended: Promise<void>;
  /** Fast shutdown: running transactions are rolled back, everything committed is kept. */
  stop(): Promise<void>;
}

interface Place {
  readonly dataDir: string;
  readonly folder: string;
  readonly logPath: string;
  readonly password: string;
  readonly user: PostgresUser | undefined;
  readonly binaries: PostgresBinaries;
  readonly settings: readonly string[];
}

const databaseName = 'gocua';
const retryForMs = 60_000;

/** What a start right after a kill may meet; it passes within seconds. */
const passing =
  /pre-existing shared memory block|lock file "[^"]*" already exists|could not bind|Address already in use/;

/**
 * Starts PostgreSQL, making its folder at the first start. Throws `StartError` with a sentence. `settings` are further
 * `name=value` pairs (tests trade durability for speed with them).
 */
export async function startEmbeddedPostgres(
  dataDirGiven: string,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  mkdirSync(dataDirGiven, { recursive: true });
  const dataDir = realpathSync(dataDirGiven);
  const user = findPostgresUser();
  const folder = join(dataDir, 'postgres');
  const binaries = findPostgresBinaries();
  const password = readPassword(dataDir, existsSync(folder));
  const place = { dataDir, folder, logPath: join(dataDir, 'postgres.log'), password, user, binaries, settings };
  await stopOrphans(folder);
  if (!existsSync(folder)) await makeCluster(place);
  giveFolder(folder, user);
  const deadline = Date.now() + retryForMs;
  for (;;) {
    const started = await tryStart(place);
    if (typeof started !== 'string') return started;
    if (!passing.test(started) || Date.now() > deadline) throw new StartError(sentenceFor(started, place));
    await stopOrphans(folder);
    await sleep(500);
  }
}

/** Made aside and renamed when whole: a killed first start leaves nothing half-made under the real name. */
async function makeCluster(place: Place): Promise<void> {
  const { dataDir, folder, binaries } = place;
  const user = findInitdbUser();
  const aside = join(dataDir, 'postgres-new');
  await stopOrphans(aside);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  giveFolder(aside, user);
  // initdb reads it, and initdb is not root.
  if (user) chownSync(passwordPath(dataDir), user.uid, user.gid);
  const child = run({ ...place, user }, binaries.initdb, [
    `--pgdata=${aside}`,
    `--username=${databaseName}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordPath(dataDir)}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  if ((await exitOf(child)) !== 0) throw new StartError(sentenceFor(readLog(place), place));
  renameSync(aside, folder);
  const entry = openSync(dataDir, 'r');
  fsyncSync(entry);
  closeSync(entry);
}

/** The running server, or what it said when it gave up. */
async function tryStart(place: Place): Promise<EmbeddedPostgres | string> {
  const port = await findFreePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=on',
    'full_page_writes=on',
    'synchronous_commit=on',
    'max_connections=60',
    'max_wal_size=256MB',
    'jit=off',
    // The log never quotes what a statement carried; the message of an error does (invalid input syntax for …).
    'log_min_error_statement=panic',
    'log_min_messages=log',
    'log_error_verbosity=terse',
    ...place.settings,
  ];
  const child = run(place, place.binaries.postgres, ['-D', place.folder, ...settings.flatMap((pair) => ['-c', pair])]);
  const ended = exitOf(child).then(() => undefined);
  const url = `postgres://${databaseName}:${place.password}@127.0.0.1:${port}/${databaseName}`;
  const isUp = await waitUntilUp(url, () => isRunning(child));
  return isUp ? { url, ended, stop: () => stop(child, ended) } : readLog(place);
}

/** Recovery after a crash takes as long as it takes. False: the process has ended. */
async function waitUntilUp(url: string, isAlive: () => boolean): Promise<boolean> {
  while (isAlive()) {
    const client = new Client({ connectionString: url.replace(/\w+$/, 'postgres'), connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
      if (rowCount === 0) await client.query(`create database ${databaseName}`);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === '28P01') throw new StartError('Mật khẩu trong tệp postgres-password không khớp với cơ sở dữ liệu.');
      // Refused: not listening yet. 57P03: recovering. Anything else passes too, or ends the process.
      await sleep(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isRunning(child)) return;
    child.kill(signal);
    await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })]);
  }
}

function run(place: Place, program: string, args: readonly string[]): ChildProcess {
  const [command = program, ...prefix] = commandAs(place.user, program, [place.dataDir, dirname(program)]);
  const log = openSync(place.logPath, 'w', 0o600);
  try {
    return spawn(command, [...prefix, ...args], {
      cwd: '/',
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
}

function readPassword(dataDir: string, clusterExists: boolean): string {
  const path = passwordPath(dataDir);
  if (!existsSync(path)) {
    if (clusterExists) throw new StartError(`Thiếu tệp ${path}; hãy khôi phục tệp này từ bản sao lưu.`);
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8').trim();
}

function passwordPath(dataDir: string): string {
  return join(dataDir, 'postgres-password');
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function readLog({ logPath }: Place): string {
  return readFileSync(logPath, 'utf8').slice(-8_000);
}

function sentenceFor(log: string, { folder, logPath }: Place): string {
  if (/No space left on device/.test(log)) return `Đĩa đã đầy: PostgreSQL không ghi được vào ${folder}.`;
  if (/database files are incompatible/.test(log))
    return `Dữ liệu trong ${folder} thuộc một phiên bản PostgreSQL khác.`;
  if (/Permission denied|invalid permissions|wrong ownership/.test(log)) {
    return `PostgreSQL không có quyền trên ${folder}; hãy kiểm tra chủ và quyền của thư mục.`;
  }
  if (/could not look up effective user ID/.test(log)) {
    return 'Người dùng đang chạy Gõ Cửa không có tên trong /etc/passwd; PostgreSQL cần một người dùng có tên.';
  }
  if (passing.test(log)) return `Một PostgreSQL cũ vẫn còn giữ ${folder}; hãy thử lại sau ít phút.`;
  return `PostgreSQL không khởi động được; xem ${logPath}.`;
}
