/** Published versions never change, so each is parsed once and kept for the life of the process. */

import type { Kysely } from 'kysely';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Database } from '../store/schema.ts';

const kept = new WeakMap<Kysely<Database>, Map<string, Procedure>>();

/** Inside a transaction pass the transaction, so that no second connection is waited for. Absent: never published here. The definition was checked by `parseProcedure` before it was published. */
export async function findPublishedProcedure(
  db: Kysely<Database>,
  code: string,
  version: number,
): Promise<Procedure | undefined> {
  const known = kept.get(db) ?? new Map<string, Procedure>();
  kept.set(db, known);
  const key = `${code}@${version}`;
  const found = known.get(key);
  if (found) return found;
  const row = await db
    .selectFrom('procedures')
    .select('definition')
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const procedure = row.definition as Procedure;
  known.set(key, procedure);
  return procedure;
}

/** The highest published version of a code; absent: none. */
export async function findNewestProcedure(db: Kysely<Database>, code: string): Promise<Procedure | undefined> {
  const row = await db
    .selectFrom('procedures')
    .select('definition')
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.definition as Procedure | undefined;
}
