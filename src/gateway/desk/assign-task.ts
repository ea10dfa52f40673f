/** The desk gives an open task of a dossier (what it asked for) to a person or a team, or back to the team of its hamlet. */

import type { Transaction } from 'kysely';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { Database } from '../store/schema.ts';
import { changeDossier } from './change-dossier.ts';
import type { DossierChange } from './change-dossier.ts';
import { findHolder } from './change-pad.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';

/**
 * Body {givenTo: {kind, id} or null}. The phones of the commune hear of it. Problems: action-not-possible (nothing is asked
 * for), bad-request (nobody of this commune).
 */
export function assignTask(
  context: GatewayContext,
  caller: DeskCaller,
  subject: { readonly dossierId: string; readonly etag: string },
  { givenTo }: { readonly [name: string]: unknown },
): Promise<DeskResult<void>> {
  const change = { ...subject, action: 'assign-task' } as const;
  return changeDossier(context, caller, change, async (trx, dossier, now): Promise<Result<DossierChange>> => {
    if (dossier.state !== 'supplement') return fail('action-not-possible');
    const holder = givenTo === undefined ? undefined : await findHolder(trx, caller.communeCode, givenTo);
    if (!holder) return fail('bad-request');
    const { given_person_id: personId, given_team_id: teamId } = holder;
    const owner = { person_id: personId, team_id: teamId, given_by: caller.deviceId, given_at: now };
    await trx
      .insertInto('task_assignments')
      .values({ dossier_id: subject.dossierId, commune_code: caller.communeCode, ...owner })
      .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(owner))
      .execute();
    const name = await nameOf(trx, personId, teamId);
    return succeed({ columns: {}, ...(name && { note: name }), details: { personId, teamId }, tellsPhone: true });
  });
}

async function nameOf(trx: Transaction<Database>, personId: string | null, teamId: string | null) {
  if (personId !== null) {
    const person = await trx.selectFrom('people').select('name').where('person_id', '=', personId).executeTakeFirst();
    return person?.name;
  }
  const team =
    teamId === null
      ? undefined
      : await trx.selectFrom('teams').select('name').where('team_id', '=', teamId).executeTakeFirst();
  return team?.name;
}
