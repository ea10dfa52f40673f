/**
 * A published definition never changes, so each is read once and kept for the life of the process; its end may be decided
 * later and is asked for every time.
 */

import type { Kysely } from 'kysely';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { deliverDefinition } from '../publishing/deliver-definition.ts';
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
  const rows = db.selectFrom('procedures').where('code', '=', code).where('version', '=', version);
  const end = await rows.select('ended_on').executeTakeFirst();
  if (end === undefined) return undefined;
  const key = `${code}@${version}`;
  const definition = known.get(key) ?? (await rows.select('definition').executeTakeFirstOrThrow()).definition;
  known.set(key, definition as Procedure);
  return deliverDefinition(definition, end.ended_on);
}

/** The highest published version of a code; absent: none. */
export async function findNewestProcedure(db: Kysely<Database>, code: string): Promise<Procedure | undefined> {
  const row = await db
    .selectFrom('procedures')
    .select(['definition', 'ended_on'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && deliverDefinition(row.definition, row.ended_on);
}
