/**
 * A PC of the hall as a device of its own: an account with the narrowest role, named after its place, and a one-time link that
 * the PC itself opens. It is a person's row, because device, six digits, lock, revocation and audit all work on one.
 */

import { randomUUID } from 'node:crypto';
import { pairingMinutes } from '../../core/kiosk/kiosk.ts';
import type { PairingAnswer } from '../../core/kiosk/kiosk.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { insertInvitation } from '../administration/invitation.ts';
import { findWords } from '../administration/office-words.ts';
import type { CallersContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import type { DeskCaller } from './desk-caller.ts';

/** Problems: bad-request (no name, no place), not-found (the place is no open one of this commune). */
export async function pairKiosk(
  context: CallersContext,
  { deviceId, communeCode }: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<PairingAnswer>> {
  const name = findWords(body['name'], 80);
  const pointId = findWords(body['receptionPointId'], 64);
  if (name === undefined || pointId === undefined) return fail('bad-request');
  return await context.db.transaction().execute(async (trx): Promise<Result<PairingAnswer>> => {
    const point = await trx
      .selectFrom('reception_points')
      .select('reception_point_id')
      .where('reception_point_id', '=', pointId)
      .where('commune_code', '=', communeCode)
      .where('closed_on', 'is', null)
      .executeTakeFirst();
    if (point === undefined) return fail('not-found');
    const personId = randomUUID();
    const at = context.now();
    await trx
      .insertInto('people')
      .values({
        person_id: personId,
        name,
        role: 'kiosk',
        commune_code: communeCode,
        reception_point_id: pointId,
        decision: null,
        undertaking_signed_on: null,
        expires_on: null,
        telephone: null,
        team_id: null,
        created_at: at,
      })
      .execute();
    const wish = { personId, createdBy: deviceId, validMinutes: pairingMinutes };
    const { invitationId, link, expiresAt } = await insertInvitation(trx, context, wish);
    await writeAudit(trx, {
      actor: deviceId,
      action: 'person-invited',
      subject: personId,
      details: { role: 'kiosk', communeCode, invitationId },
      at,
    });
    return succeed({ link: link.replace('/moi#', '/kiosk#'), expiresAt });
  });
}
