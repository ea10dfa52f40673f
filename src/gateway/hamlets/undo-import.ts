import type { RosterUndoAnswer } from '../../core/household/roster-import.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { writeAudit } from '../store/audit.ts';
import { openChange } from '../store/household-tables.ts';
import { changeRoster } from './change-roster.ts';
import type { RosterStep } from './change-roster.ts';
import { lockRoster, readKnownHouseholds } from './known-households.ts';
import { writeDeskNotes } from './write-desk-note.ts';

/**
 * Takes the commune's last import back, in one transaction. What it added is gone and keeps its id, so that the same list
 * brought once more finds its households; what somebody corrected since stays as it is. Problems: bad-request;
 * changed-meanwhile (another import came after it, or it was undone already).
 */
export async function undoImport(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: DeskCaller,
  { importId }: { readonly [name: string]: unknown },
): Promise<Result<RosterUndoAnswer>> {
  if (typeof importId !== 'string') return fail('bad-request');
  const { communeCode, deviceId } = caller;
  return await context.db.transaction().execute(async (trx): Promise<Result<RosterUndoAnswer>> => {
    await lockRoster(trx, communeCode);
    const last = await trx
      .selectFrom('roster_imports')
      .select(['import_id', 'undone_at'])
      .where('commune_code', '=', communeCode)
      .orderBy('imported_at', 'desc')
      .orderBy('import_id')
      .limit(1)
      .executeTakeFirst();
    if (last?.import_id !== importId || last.undone_at !== null) return fail('changed-meanwhile');
    const changes = await trx
      .selectFrom('household_changes')
      .select(['change_id', 'household_id', 'kind', 'revision', 'sealed_content'])
      .where('import_id', '=', importId)
      .where('commune_code', '=', communeCode)
      .orderBy('household_id')
      .execute();
    const { roster, noted } = await readKnownHouseholds({ ...context, db: trx }, communeCode);
    const steps = changes.flatMap((change): (RosterStep & { readonly undoes: string })[] => {
      const before = roster.get(change.household_id);
      if (before?.revision !== change.revision) return [];
      const was = openChange(context.keys.dataKey, change.change_id, change.sealed_content);
      const isGone = was.before === undefined || was.wasGone === true;
      const content = was.before ?? before.content;
      const step = { householdId: change.household_id, kind: 'undone', content, isGone, before } as const;
      return [{ ...step, undoes: change.kind }];
    });
    await changeRoster(context, trx, caller, steps);
    const wishes = steps.flatMap(({ householdId, undoes, content, isGone }) => {
      const note = noted.get(householdId);
      // Only where the import had to say it too: what was never in the list holds as it was noted.
      if (!note || (undoes !== 'gone' && undoes !== 'back') || (note.body.isGone === true) === isGone) return [];
      const body = { type: 'household', householdId, household: note.body.household, isGone } as const;
      return [{ hamlet: content.hamlet, body, known: [note] }];
    });
    await writeDeskNotes(context, trx, caller, wishes);
    await trx
      .updateTable('roster_imports')
      .set({ undone_at: context.now(), undone_by: deviceId })
      .where('import_id', '=', importId)
      .execute();
    const counts = { restored: steps.length, kept: changes.length - steps.length };
    const entry = { actor: deviceId, action: 'roster-import-undone', subject: communeCode };
    await writeAudit(trx, { ...entry, details: { importId, ...counts }, at: context.now() });
    return succeed(counts);
  });
}
