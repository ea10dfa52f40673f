/**
 * Redeems an invitation for a device key. One invitation, one key: the same key gets the same answer again (its first
 * answer may have been lost on the way), another key is told that the invitation was used.
 */

import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { EnrolmentAnswer } from '../../protocol/api.ts';
import type { GatewayContext } from '../context.ts';
import { findOpenPoints } from '../administration/find-open-points.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { getKeyCheck } from './check-digits.ts';
import type { ProvenEnrolment } from './parse-enrolment.ts';

/** Problems: invitation-unknown, invitation-used, invitation-expired, device-revoked. */
export async function enrolDevice(
  context: GatewayContext,
  enrolment: ProvenEnrolment,
): Promise<Result<EnrolmentAnswer>> {
  const { thumbprint, digits } = await getKeyCheck(context.keys.gatewayId, enrolment.publicJwk);
  return await context.db.transaction().execute(async (trx) => {
    const invitation = await trx
      .selectFrom('invitations')
      .selectAll()
      .where('token_sha256', '=', createHash('sha256').update(enrolment.token).digest('hex'))
      .forUpdate()
      .executeTakeFirst();
    if (!invitation) return fail('invitation-unknown');
    if (invitation.device_id !== null) return await answerAgain(context, trx, invitation.device_id, thumbprint);
    const now = context.now();
    if (invitation.expires_at <= now) return fail('invitation-expired');

    const deviceId = randomUUID();
    await trx
      .insertInto('devices')
      .values({
        device_id: deviceId,
        person_id: invitation.person_id,
        name: enrolment.deviceName,
        public_jwk: JSON.stringify(enrolment.publicJwk),
        thumbprint,
        // Read off the gateway's own console: there is nobody yet to compare digits with.
        state: invitation.first ? 'active' : 'unconfirmed',
        check_digits: digits,
        enrolled_at: now,
        confirmed_at: invitation.first ? now : null,
        confirmed_by: invitation.first ? 'gateway' : null,
        last_contact_at: now,
        inventory: null,
      })
      .execute();
    await trx
      .updateTable('invitations')
      .set({ device_id: deviceId })
      .where('invitation_id', '=', invitation.invitation_id)
      .execute();
    await writeAudit(trx, {
      actor: deviceId,
      action: 'device-enrolled',
      subject: deviceId,
      details: { invitation: invitation.invitation_id, person: invitation.person_id, first: invitation.first },
      at: now,
    });
    return succeed(await answerFor(context, trx, deviceId));
  });
}

async function answerAgain(
  context: GatewayContext,
  trx: Transaction<Database>,
  deviceId: string,
  thumbprint: string,
): Promise<Result<EnrolmentAnswer>> {
  const device = await trx
    .selectFrom('devices')
    .select(['thumbprint', 'state'])
    .where('device_id', '=', deviceId)
    .executeTakeFirstOrThrow();
  if (device.thumbprint !== thumbprint) return fail('invitation-used');
  if (device.state === 'revoked' || device.state === 'locked') return fail('device-revoked');
  return succeed(await answerFor(context, trx, deviceId));
}

async function answerFor(
  { keys, now }: GatewayContext,
  trx: Transaction<Database>,
  deviceId: string,
): Promise<EnrolmentAnswer> {
  const row = await trx
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .leftJoin('communes', 'communes.code', 'people.commune_code')
    .select(['people.name as personName', 'people.role', 'devices.state', 'communes.code', 'communes.name'])
    .select('communes.telephone')
    .where('devices.device_id', '=', deviceId)
    .executeTakeFirstOrThrow();
  const points = await findOpenPoints(trx, row.code, now());
  return {
    deviceId,
    role: row.role,
    personName: row.personName,
    ...(row.code !== null &&
      row.name !== null && {
        commune: { code: row.code, name: row.name, ...(row.telephone !== null && { telephone: row.telephone }) },
      }),
    receptionPoints: points,
    gatewayId: keys.gatewayId,
    gatewayKey: keys.publicJwk,
    authorityKey: keys.authorityJwk,
    recipients: keys.recipients,
    ...(keys.recipientsList !== undefined && { recipientsList: keys.recipientsList }),
    confirmed: row.state === 'active',
  };
}
