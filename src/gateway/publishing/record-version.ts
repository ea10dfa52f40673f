/**
 * A new version of a procedure in the tables, whoever publishes it: the earlier versions of its code end when it begins.
 * A version ends on the day before the next one begins, but never before the day on which that was published, because
 * nobody could know of it earlier and the days of grace of what is already sealed count from there.
 */

import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { findDayNumber, isoOfDayNumber } from '../../core/calendar/calendar-date.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import type { Change } from '../store/changes.ts';
import type { Database } from '../store/schema.ts';

export interface NewVersion {
  /** With its version and first day; it was checked. */
  readonly procedure: Procedure;
  /** The definition's JSON as it is stored. */
  readonly definition: string;
  /** Null: it came with the program. */
  readonly publishedBy: string | null;
  readonly note: string;
}

export function digestDefinition(definition: string): string {
  return createHash('sha256').update(definition).digest('hex');
}

/** Call with the table locked against other writers. The changes are for the caller to record. */
export async function recordVersion(
  trx: Transaction<Database>,
  { procedure, definition, publishedBy, note }: NewVersion,
  at: Date,
): Promise<readonly Change[]> {
  const { code, version } = procedure;
  await trx
    .insertInto('procedures')
    .values({
      code,
      version,
      effective_from: procedure.effectiveFrom,
      effective_to: procedure.effectiveTo ?? null,
      grace_days: procedure.graceDays,
      definition,
      published_at: at,
      digest: digestDefinition(definition),
      published_by: publishedBy,
      note,
    })
    .execute();
  const earlier = await trx
    .selectFrom('procedures')
    .select(['version', 'effective_to', 'ended_on', 'unverified'])
    .where('code', '=', code)
    .where('version', '<', version)
    .orderBy('version')
    .execute();
  const today = vietnamIso(at).slice(0, 10);
  const lastDay = dayBefore(procedure.effectiveFrom > today ? procedure.effectiveFrom : today);
  const changes: Change[] = [{ kind: 'procedure', subject: `${code}@${version}` }];
  for (const row of earlier) {
    const end = getCertainEnd(row);
    if (end !== null && end <= lastDay) continue;
    await trx
      .updateTable('procedures')
      .set({ ended_on: lastDay, ended_by: null, end_reason: null })
      .where('code', '=', code)
      .where('version', '=', row.version)
      .execute();
    changes.push({ kind: 'end', subject: `${code}@${row.version}` });
  }
  return changes;
}

/** The last day that holds; null: none, or one that is only expected. */
export function getCertainEnd(row: {
  readonly effective_to: string | null;
  readonly ended_on: string | null;
  readonly unverified: readonly string[];
}): string | null {
  return row.ended_on ?? (row.unverified.includes('effectiveTo') ? null : row.effective_to);
}

function dayBefore(day: string): string {
  return isoOfDayNumber((findDayNumber(day) ?? 0) - 1);
}
