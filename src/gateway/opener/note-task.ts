/**
 * A team leader gives an open task of the team's hamlet to one of the team, or back to all, offline at a door. Written by
 * anybody else, or for somebody outside the team, it changes nothing; the audit says so.
 */

import type { Transaction } from 'kysely';
import { openDossierContent } from '../store/dossier-content.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import { recordChange } from '../store/changes.ts';
import type { Database } from '../store/schema.ts';
import type { ArrivedNote } from './note-effects.ts';

export async function giveTask(trx: Transaction<Database>, arrived: ArrivedNote): Promise<void> {
  const { note, packet, communeCode, now, audit } = arrived;
  const { body } = note;
  if (body.type !== 'task') return;
  const { dossierId, personId } = body;
  const isAllowed = await mayGive(trx, arrived, dossierId, personId);
  if (isAllowed) {
    const owner = { person_id: personId ?? null, team_id: null, given_by: packet.device_id, given_at: now };
    await trx
      .insertInto('task_assignments')
      .values({ dossier_id: dossierId, commune_code: communeCode, ...owner })
      .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(owner))
      .execute();
    await recordChange(trx, { kind: 'status', subject: dossierId, communeCode });
  }
  const action = isAllowed ? 'task-given' : 'task-not-given';
  audit({ actor: packet.device_id, action, subject: dossierId, details: { to: personId ?? null }, at: now });
}

async function mayGive(
  trx: Transaction<Database>,
  { packet, communeCode, dataKey }: ArrivedNote,
  dossierId: string,
  personId: string | undefined,
): Promise<boolean> {
  const team = await trx
    .selectFrom('devices')
    .innerJoin('teams', 'teams.leader_id', 'devices.person_id')
    .select(['teams.team_id', 'teams.hamlets'])
    .where('device_id', '=', packet.device_id)
    .where('teams.commune_code', '=', communeCode)
    .where('teams.closed_on', 'is', null)
    .executeTakeFirst();
  const dossier = await trx
    .selectFrom('dossiers')
    .select('sealed_content')
    .where('dossier_id', '=', dossierId)
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  if (!team || !dossier) return false;
  const { hamlet } = openDossierContent(dataKey, dossierId, dossier.sealed_content).text.place;
  if (hamlet === undefined || !team.hamlets.some((each) => isSameHamlet(each, hamlet))) return false;
  if (personId === undefined) return true;
  const member = await trx
    .selectFrom('people')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('team_id', '=', team.team_id)
    .where('left_on', 'is', null)
    .executeTakeFirst();
  return member !== undefined;
}
