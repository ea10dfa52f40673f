/** The one place that makes a connection pool. Works the same on the embedded PostgreSQL and on a server. */

import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Database } from './schema.ts';

/**
 * A pool on `databaseUrl`; connects with the first query. `db.destroy()` closes it. A connection that breaks while idle
 * is dropped and replaced (the query that needs one tells), hence the deaf error listener.
 */
export function openStore(databaseUrl: string, options: { readonly connections?: number } = {}): Kysely<Database> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'go-cua',
  });
  pool.on('error', () => undefined);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
