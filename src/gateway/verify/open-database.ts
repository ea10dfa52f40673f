/**
 * The database to be verified, wherever it is: a server, the one that a running gateway keeps in its data folder, or
 * that same one started for the while when no gateway runs.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { lockDataFolder } from '../lock-data-folder.ts';
import { StartError } from '../start-error.ts';
import { startEmbeddedPostgres } from '../store/embedded-postgres.ts';

export interface OpenedDatabase {
  /** Holds a password: never printed. */
  readonly url: string;
  close(): Promise<void>;
}

/** Throws `StartError` with a sentence. */
export async function openDatabase({ dataDir, databaseUrl }: Config): Promise<OpenedDatabase> {
  if (databaseUrl !== undefined) return { url: databaseUrl, close: async () => undefined };
  if (!existsSync(join(dataDir, 'postgres'))) throw new StartError(`Không có dữ liệu ở ${dataDir}.`);
  const lock = await lockDataFolder(dataDir).catch((error: unknown) => {
    if (error instanceof StartError) return undefined;
    throw error;
  });
  if (!lock) return { url: runningUrl(dataDir), close: async () => undefined };
  try {
    const postgres = await startEmbeddedPostgres(dataDir);
    return {
      url: postgres.url,
      close: async () => {
        await postgres.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** PostgreSQL writes its port into the fourth line of its lock file. */
function runningUrl(dataDir: string): string {
  try {
    const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
    const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim();
    return `postgres://gocua:${password}@127.0.0.1:${port}/gocua`;
  } catch {
    throw new StartError(`Gõ Cửa ở ${dataDir} đang khởi động hoặc đang dừng; hãy thử lại sau ít phút.`);
  }
}
