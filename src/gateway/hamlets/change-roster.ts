/** Writes steps of the roster: the household as it is after the step, and what stood there before. */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { RosterContent } from '../../core/household/roster.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { sealChange, sealHousehold } from '../store/household-tables.ts';
import type { ChangeContent, HouseholdChangesTable } from '../store/household-tables.ts';
import type { Database } from '../store/schema.ts';
import type { RosterRow } from './read-roster.ts';

export interface RosterStep {
  readonly householdId: string;
  readonly kind: HouseholdChangesTable['kind'];
  readonly content: RosterContent;
  readonly isGone: boolean;
  /** Absent: the roster did not have it. */
  readonly before?: RosterRow;
  readonly reason?: string;
}

const rowsAStatement = 500;

/** To be called under `lockRoster`. */
export async function changeRoster(
  { keys, now }: Pick<GatewayContext, 'keys' | 'now'>,
  trx: Transaction<Database>,
  { deviceId, communeCode }: DeskCaller,
  steps: readonly RosterStep[],
  importId: string | null = null,
): Promise<void> {
  const at = now();
  for (let from = 0; from < steps.length; from += rowsAStatement) {
    const some = steps.slice(from, from + rowsAStatement);
    await trx
      .insertInto('households')
      .values(
        some.map(({ householdId, content, isGone, before }) => ({
          household_id: householdId,
          commune_code: communeCode,
          hamlet: content.hamlet,
          revision: (before?.revision ?? 0) + 1,
          gone_at: isGone ? at : null,
          changed_at: at,
          sealed_content: sealHousehold(keys.dataKey, householdId, content),
        })),
      )
      .onConflict((conflict) =>
        conflict.column('household_id').doUpdateSet((eb) => ({
          hamlet: eb.ref('excluded.hamlet'),
          revision: eb.ref('excluded.revision'),
          gone_at: eb.ref('excluded.gone_at'),
          changed_at: eb.ref('excluded.changed_at'),
          sealed_content: eb.ref('excluded.sealed_content'),
        })),
      )
      .execute();
    await trx
      .insertInto('household_changes')
      .values(
        some.map(({ householdId, kind, before, reason }) => {
          const changeId = randomUUID();
          const was: ChangeContent = {
            ...(before && { before: before.content, wasGone: before.isGone }),
            ...(reason !== undefined && { reason }),
          };
          return {
            change_id: changeId,
            household_id: householdId,
            commune_code: communeCode,
            revision: (before?.revision ?? 0) + 1,
            kind,
            changed_at: at,
            changed_by: deviceId,
            import_id: importId,
            sealed_content: sealChange(keys.dataKey, changeId, was),
          };
        }),
      )
      .execute();
  }
}
