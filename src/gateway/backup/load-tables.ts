/**
 * Brings the rows of a backup into fresh tables, in one transaction that the caller ends. References and triggers are put
 * aside while rows come in, whatever their order, and stand again (checked against every row) before the commit.
 */

import { once } from 'node:events';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { CopyStreamQuery } from 'pg-copy-streams';
import type { BackupDescription } from './backup-description.ts';
import { BackupError } from './backup-error.ts';
import { copySettings, findTables, quoteName } from './database-snapshot.ts';

export interface TableLoader {
  /** The next piece of a table; the pieces of one table follow each other. */
  add(table: string, bytes: Uint8Array): Promise<void>;
  /** After the last piece: references, triggers and counters as they were. Nothing is kept yet. */
  finish(): Promise<void>;
  commit(): Promise<void>;
  /** Closes the connection; what was not committed is gone. */
  close(): Promise<void>;
}

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Throws `BackupError` when the tables are not those of the backup. */
export async function openTableLoader(databaseUrl: string, description: BackupDescription): Promise<TableLoader> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'go-cua restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(copySettings);
    await client.query('set idle_in_transaction_session_timeout = 0; set statement_timeout = 0');
    await client.query('begin');
    await checkTables(client, description);
    return await prepareLoader(client, description);
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function prepareLoader(client: Client, { tables, sequences }: BackupDescription): Promise<TableLoader> {
  const references = await putReferencesAside(client);
  for (const { name } of tables) await client.query(`alter table ${quoteName(name)} disable trigger user`);
  for (const { name } of tables) await client.query(`delete from ${quoteName(name)}`);
  let current: { readonly table: string; readonly copy: CopyStreamQuery; readonly done: Promise<unknown> } | undefined;

  async function end(): Promise<void> {
    current?.copy.end();
    await current?.done;
    current = undefined;
  }

  return {
    async add(table, bytes) {
      if (current?.table !== table) {
        await end();
        const columns = tables.find(({ name }) => name === table)?.columns;
        if (!columns) throw new BackupError(`Bản sao lưu có bảng lạ "${table}". Chưa có gì được khôi phục.`);
        const list = columns.map(quoteName).join(', ');
        const copy = client.query(copyFrom(`copy ${quoteName(table)} (${list}) from stdin`));
        const done = new Promise((resolve, reject) => copy.once('finish', resolve).once('error', reject));
        // Told where it is awaited, which may be after a piece or two.
        done.catch(() => undefined);
        current = { table, copy, done };
      }
      if (!current.copy.write(bytes)) await Promise.race([once(current.copy, 'drain'), current.done]);
    },
    async finish() {
      await end();
      for (const { name } of tables) await client.query(`alter table ${quoteName(name)} enable trigger user`);
      for (const { table, name, definition } of references) {
        await client.query(`alter table ${quoteName(table)} add constraint ${quoteName(name)} ${definition}`);
      }
      for (const { name, value } of sequences) {
        await client.query('select setval($1::regclass, $2::bigint)', [quoteName(name), value]);
      }
    },
    commit: async () => void (await client.query('commit')),
    close: async () => await client.end(),
  };
}

async function checkTables(client: Client, { tables }: BackupDescription): Promise<void> {
  const here = await findTables(client);
  const shape = (all: BackupDescription['tables']) =>
    all.map(({ name, columns }) => `${name}: ${columns.toSorted().join()}`).join('\n');
  if (shape(here) !== shape(tables.toSorted((a, b) => (a.name < b.name ? -1 : 1)))) {
    throw new BackupError('Các bảng trong bản sao lưu không khớp với phiên bản Gõ Cửa này. Chưa có gì được khôi phục.');
  }
}

async function putReferencesAside(client: Client): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(`
    select r.relname as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype = 'f' and c.connamespace = current_schema()::regnamespace and c.conparentid = 0
  `);
  for (const { table, name } of rows) {
    await client.query(`alter table ${quoteName(table)} drop constraint ${quoteName(name)}`);
  }
  return rows;
}
