/**
 * Connections to the simulator's database. Every statement is prepared once and planned once: a day asks the same seventy
 * questions again and again, and to understand a question costs PostgreSQL more than to answer it on these small tables.
 */

import type { PoolClient } from 'pg';
import { Pool, Client } from 'pg';
import { statementName } from '../../src/gateway/store/prepared.ts';

/** The database is thrown away; commits may as well come to the disk later. */
const options = '-c synchronous_commit=off -c plan_cache_mode=force_generic_plan';

/** All `connections` are open before it is given: to open one takes real time, and that must not happen within a day. */
export async function openPreparedPool(connectionString: string, connections: number): Promise<Pool> {
  const host = await findSocketFolder(connectionString);
  const { hostname, port, username: user, password, pathname } = new URL(connectionString);
  const pool = new Pool({
    host: host ?? hostname,
    port: Number(port),
    user,
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    max: connections,
    idleTimeoutMillis: 0,
    options,
  });
  pool.on('error', () => undefined);
  pool.on('connect', prepareStatements);
  const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()));
  for (const client of clients) client.release();
  return pool;
}

/** A socket of the machine costs half of what the loopback does; absent where the server has none. */
async function findSocketFolder(connectionString: string): Promise<string | undefined> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ folder: string }>(
    `select current_setting('unix_socket_directories') as folder`,
  );
  await client.end();
  return rows[0]?.folder === '' ? undefined : rows[0]?.folder;
}

/** Kysely asks by text and values; a statement of its own kind (`begin`, several at once) has no values. */
function prepareStatements(client: PoolClient): void {
  const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;
  const prepared = (text: unknown, values?: unknown, ...more: unknown[]) =>
    typeof text === 'string' && Array.isArray(values) && !isOfTransactions.test(text)
      ? ask({ text, values, name: statementName(text) }, ...more)
      : ask(text, values, ...more);
  Object.assign(client, { query: prepared });
}

const isOfTransactions = /^(begin|commit|rollback)\b/;
