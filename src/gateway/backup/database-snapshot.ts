/**
 * The whole database as it was at one moment, while the gateway goes on working: one read-only transaction that sees one
 * snapshot. It is given no transaction number, so phones' `changes`, which wait for the oldest one running, wait for nothing.
 * The embedded PostgreSQL has no pg_dump; COPY, which pg_dump uses too, is asked for directly.
 */

import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BackupDescription, BackupTable } from './backup-description.ts';

export interface DatabaseSnapshot {
  readonly migrations: readonly string[];
  readonly tables: readonly BackupTable[];
  readonly sequences: BackupDescription['sequences'];
  /** The rows of a table as COPY writes them; one table at a time, each read to its end. */
  copy(table: BackupTable): AsyncIterable<Buffer>;
  /** Names of all blobs that rows name, each once, in pages. */
  blobNames(): AsyncGenerator<readonly string[]>;
  close(): Promise<void>;
}

/** How values are written and read, whatever the server's own settings are. */
export const copySettings = "set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; set timezone = 'UTC'";

const namesAPage = 1000;

/** Throws what PostgreSQL said. */
export async function openSnapshot(databaseUrl: string): Promise<DatabaseSnapshot> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'go-cua backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(copySettings);
    // A large store is copied for hours, mostly while this connection waits.
    await client.query('set idle_in_transaction_session_timeout = 0; set statement_timeout = 0');
    await client.query('begin isolation level repeatable read, read only');
    const tables = await findTables(client);
    return {
      migrations: await readMigrations(client),
      tables,
      sequences: await readSequences(client),
      copy: ({ name, columns }) => {
        const list = columns.map(quoteName).join(', ');
        return client.query(copyTo(`copy ${quoteName(name)} (${list}) to stdout`)) as AsyncIterable<Buffer>;
      },
      blobNames: () => readBlobNames(client, tables),
      close: async () => await client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Every table but Kysely's own two, with the columns that are written and not computed. */
export async function findTables(client: Client): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\\_%'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname
  `);
  return rows.map(({ name, columns }) => ({ name, columns }));
}

/** As an identifier in SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function readMigrations(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** Sequences know no snapshot: read after it, they are never behind its rows. */
async function readSequences(client: Client): Promise<BackupDescription['sequences']> {
  const { rows } = await client.query<{ name: string; value: string }>(`
    select sequencename as name, last_value::text as value from pg_sequences
    where schemaname = current_schema() and last_value is not null order by sequencename
  `);
  return rows.map(({ name, value }) => ({ name, value }));
}

/**
 * By the columns' names: a finished part lies under its digest, and a column that names another blob is called `blob_id`
 * or `…_blob_id`, in whatever table.
 */
async function* readBlobNames(client: Client, tables: readonly BackupTable[]): AsyncGenerator<readonly string[]> {
  yield* readNames(client, 'parts', 'sha256', 'complete');
  for (const { name, columns } of tables) {
    for (const column of columns.filter((one) => /^(\w+_)?blob_id$/.test(one))) {
      yield* readNames(client, name, column, 'true');
    }
  }
}

async function* readNames(client: Client, table: string, column: string, condition: string) {
  const named = quoteName(column);
  for (let after = ''; ;) {
    const { rows } = await client.query<{ name: string }>(
      `select distinct ${named} as name from ${quoteName(table)}
        where ${condition} and ${named} > $1 order by 1 limit ${namesAPage}`,
      [after],
    );
    if (rows.length > 0) yield rows.map(({ name }) => name);
    after = rows.at(-1)?.name ?? '';
    if (rows.length < namesAPage) return;
  }
}
