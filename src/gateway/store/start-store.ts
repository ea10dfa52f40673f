/** The database, ready to use: the embedded one or the server that `DATABASE_URL` names, with the newest tables. */

import type { Kysely } from 'kysely';
import { sql } from './kysely.ts';
import type { Config } from '../config.ts';
import { StartError } from '../start-error.ts';
import { openCallersDb } from './callers-db.ts';
import type { CallersDb } from './callers-db.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { openStore } from './open-store.ts';
import { prepareTables } from './prepare-tables.ts';
import type { Database } from './schema.ts';

export interface Store {
  readonly db: Kysely<Database>;
  readonly callersDb: CallersDb;
  /** Whether the database itself holds the rules of `row-rules.ts`. */
  readonly isHeldByDatabase: boolean;
  /** For the opener's own connections; holds a password: never printed. */
  readonly url: string;
  /** Resolves when an embedded PostgreSQL has ended; never for a server. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Throws `StartError` with a sentence when there is no database to work with. */
export async function startStore({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Store> {
  const embedded = databaseUrl === undefined ? await startEmbeddedPostgres(dataDir) : undefined;
  const url = embedded?.url ?? databaseUrl ?? '';
  const db = openStore(url);
  const close = async () => {
    await db.destroy();
    await embedded?.stop();
  };
  try {
    await checkServer(db);
    const isHeldByDatabase = await prepareTables(url);
    const callersDb = openCallersDb(url, { isHeldByDatabase });
    return {
      db,
      callersDb,
      isHeldByDatabase,
      url,
      ended: embedded?.ended ?? new Promise(() => {}),
      close: async () => {
        await callersDb.destroy();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function checkServer(db: Kysely<Database>): Promise<void> {
  const version = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`
    .execute(db)
    .catch((error: unknown) => {
      // Class 28: not authorised; 3D: no such database. Never the URL itself: it holds a password.
      const { code = '' } = error as NodeJS.ErrnoException;
      const reason = code.startsWith('28')
        ? 'sai tên hoặc mật khẩu'
        : code === '3D000'
          ? 'không có cơ sở dữ liệu này'
          : 'không kết nối được';
      throw new StartError(`Không dùng được PostgreSQL ở DATABASE_URL: ${reason}${code ? ` (${code})` : ''}.`);
    });
  if ((version.rows[0]?.version ?? 0) < 150_000) {
    throw new StartError('PostgreSQL ở DATABASE_URL quá cũ; Gõ Cửa cần phiên bản 15 trở lên.');
  }
}
