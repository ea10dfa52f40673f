/**
 * The little that a queue row needs of a published procedure. A published definition never changes, so each is asked for once
 * in the life of the process, all that are new in one query: a queue of three hundred rows asks nothing more.
 */

import type { Kysely } from 'kysely';
import { fold } from '../../core/text/fold.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';

export interface ProcedureFacts {
  readonly shortName: string;
  /** Its short name, folded. */
  readonly searchKey: string;
  /** The result is due on the very day. */
  readonly sameDay: boolean;
  readonly hasForm: boolean;
}

type Pinned = { readonly procedure_code: string; readonly procedure_version: number };

const kept = new WeakMap<Kysely<Database>, Map<string, ProcedureFacts>>();

/** By `procedureKey`; absent for a version that was never published here. */
export async function loadProcedureFacts(
  db: Kysely<Database>,
  dossiers: readonly Pinned[],
): Promise<ReadonlyMap<string, ProcedureFacts>> {
  const known = kept.get(db) ?? new Map<string, ProcedureFacts>();
  kept.set(db, known);
  const wanted = [...new Set(dossiers.map(procedureKey))].filter((key) => !known.has(key));
  if (wanted.length === 0) return known;
  const rows = await db
    .selectFrom('procedures')
    .select(['code', 'version', 'short_name', 'has_form'])
    .select(sql<Procedure['sla']>`definition -> 'sla'`.as('sla'))
    .where(sql<boolean>`code || '@' || version = any(${wanted})`)
    .execute();
  for (const row of rows) {
    known.set(procedureKey({ procedure_code: row.code, procedure_version: row.version }), {
      shortName: row.short_name,
      searchKey: fold(row.short_name),
      sameDay: row.sla.unit === 'working-day' && row.sla.value === 0,
      hasForm: row.has_form,
    });
  }
  return known;
}

export function procedureKey({ procedure_code: code, procedure_version: version }: Pinned): string {
  return `${code}@${version}`;
}
