/** The one place that makes a connection pool. Works the same on the embedded PostgreSQL and on a server. */

import { Pool } from 'pg';
import { Kysely, PostgresDialect } from './kysely.ts';
import { nameMarkedStatements } from './prepared.ts';
import type { Database } from './schema.ts';

/** A pool on `databaseUrl` for the program itself, which sees every row; connects with the first query. `db.destroy()` closes it. */
export function openStore(databaseUrl: string, options: { readonly connections?: number } = {}): Kysely<Database> {
  const pool = newPool(databaseUrl, options.connections ?? 10);
  pool.on('connect', nameMarkedStatements);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * A connection that breaks is dropped and replaced, and the query that needs it tells; hence the deaf error listeners, one
 * for idle connections and one for those that a transaction holds between two queries: unheard, that one would end the
 * whole process.
 */
export function newPool(databaseUrl: string, connections: number): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: 'go-cua',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
