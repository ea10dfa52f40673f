/** Everything that lies in a database, so that what one schedule leaves behind for the next cannot be overlooked. */

import { sql } from 'kysely';
import type { TestDatabase } from '../fixtures/start-postgres.ts';

export interface TableContent {
  readonly rows: number;
  /** Of all rows, in whatever order they lie. */
  readonly digest: string;
}

/** By table. */
export async function readTables({ db }: Pick<TestDatabase, 'db'>): Promise<ReadonlyMap<string, TableContent>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname
  `.execute(db);
  const contents = new Map<string, TableContent>();
  for (const { name } of tables) {
    const { rows } = await sql<TableContent>`
      select count(*)::int as rows, md5(coalesce(string_agg(one::text, e'\n' order by one::text), '')) as digest
      from ${sql.table(name)} as one
    `.execute(db);
    if (rows[0]) contents.set(name, rows[0]);
  }
  return contents;
}
