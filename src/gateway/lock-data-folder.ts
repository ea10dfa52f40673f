/**
 * One gateway per data folder. The lock is a name in the operating system that dies with its holder, however it dies, so
 * there is no stale lock to judge; the file `gateway.lock` beside it only says who holds it.
 */

import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './start-error.ts';

export interface DataFolderLock {
  release(): Promise<void>;
}

const patienceMs = 2_000;

/** Throws `StartError` when another gateway works in the folder. */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  const notePath = join(dataDir, 'gateway.lock');
  const server = await claimSoon(lockName(dataDir));
  if (!server) {
    const holder = readNote(notePath);
    throw new StartError(
      `Thư mục dữ liệu ${dataDir} đang được một Gõ Cửa khác dùng${holder ? ` (tiến trình ${holder})` : ''}; hãy dừng nó trước, hoặc đặt DATA_DIR khác.`,
    );
  }
  writeFileSync(notePath, `${process.pid}\n`);
  return {
    release: async () => {
      rmSync(notePath, { force: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** By device and inode: another spelling of the path is the same folder. */
function lockName(dataDir: string): string {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const digest = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  if (process.platform === 'linux') return `\0gocua-${digest}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\gocua-${digest}`;
  return join(tmpdir(), `gocua-${digest}`);
}

/** A holder that was just killed or stopped may need a moment to be gone. */
async function claimSoon(name: string): Promise<Server | undefined> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 100) {
    const server = await claim(name);
    if (server) return server;
    await sleep(100);
  }
  return await claim(name);
}

async function claim(name: string): Promise<Server | undefined> {
  const server = await listen(name);
  if (server || !name.startsWith('/') || (await answers(name))) return server;
  // A socket file without a listener: its holder was killed.
  rmSync(name, { force: true });
  return await listen(name);
}

function listen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(name, () => resolve(server.unref()));
  });
}

function answers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(name, () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

function readNote(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
