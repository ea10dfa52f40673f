/** What whoever writes a table must know of it. */

import { ask } from '../backup/backup-world.ts';

export interface TableShape {
  readonly table: string;
  readonly columns: readonly ColumnShape[];
}

interface ColumnShape {
  readonly name: string;
  readonly type: string;
  /** It may be null, or the database fills it itself. */
  readonly mayBeLeftOut: boolean;
}

export async function readShape(databaseUrl: string): Promise<readonly TableShape[]> {
  const rows = (await ask(
    databaseUrl,
    `select c.relname as "table", json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod) || case when a.attgenerated <> '' then ' generated' else '' end,
        'mayBeLeftOut', not a.attnotnull or a.atthasdef or a.attidentity <> '') order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\\_%'
        and a.attnum > 0 and not a.attisdropped
      group by c.relname order by c.relname`,
  )) as unknown as readonly TableShape[];
  return rows;
}
