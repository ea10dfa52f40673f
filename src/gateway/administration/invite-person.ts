/**
 * Inviting a person: the province invites anybody; an official invites officials and volunteers of the own commune. For
 * a volunteer the decision that founded the team and the signed confidentiality undertaking are recorded first, because
 * what the phone will hold is other people's personal data.
 */

import { randomUUID } from 'node:crypto';
import type { AccountRole, InvitationAnswer } from '../../core/reception/administration.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from './admin-caller.ts';
import { fail, succeed } from '../../core/result.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { insertInvitation } from './invitation.ts';
import { findDay, findTelephone, findWords } from './office-words.ts';

export const shortestMinutes = 15;
export const longestMinutes = 72 * 60;

const invitable: { readonly [role in AccountRole]: readonly AccountRole[] } = {
  admin: ['admin', 'official', 'volunteer'],
  official: ['official', 'volunteer'],
  volunteer: [],
  kiosk: [],
};

interface NewPerson {
  readonly role: AccountRole;
  readonly name: string;
  readonly communeCode: string | null;
  readonly receptionPointId: string | null;
  readonly decision: string | null;
  readonly undertakingSignedOn: string | null;
  readonly telephone: string | null;
  readonly expiresOn: string | null;
  readonly teamId: string | null;
  readonly validMinutes: number;
}

/**
 * Problems: forbidden (role or commune out of reach); bad-request (a malformed field, a closed commune or one of officials
 * only, a foreign reception point or team, a last day in the past); reason-missing (a volunteer without decision or
 * undertaking); phone-invalid.
 */
export async function invitePerson(
  context: Pick<GatewayContext, 'db' | 'config' | 'now'>,
  caller: AdminCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<InvitationAnswer>> {
  const parsed = parsePerson(caller, body, vietnamIso(context.now()).slice(0, 10));
  if (!parsed.ok) return parsed;
  const person = parsed.value;
  return await context.db.transaction().execute(async (trx): Promise<Result<InvitationAnswer>> => {
    if (person.communeCode !== null) {
      const commune = await trx
        .selectFrom('communes')
        .select(['opened', 'officials_only'])
        .where('code', '=', person.communeCode)
        .executeTakeFirst();
      if (commune === undefined || !commune.opened) return fail('bad-request');
      if (commune.officials_only && person.role === 'volunteer') {
        return fail('bad-request', { message: 'Đơn vị này đang làm việc chỉ bằng cán bộ, không mời người hỗ trợ.' });
      }
    }
    if (person.receptionPointId !== null) {
      const point = await trx
        .selectFrom('reception_points')
        .select('commune_code')
        .where('reception_point_id', '=', person.receptionPointId)
        .where('closed_on', 'is', null)
        .executeTakeFirst();
      if (point === undefined || point.commune_code !== person.communeCode) return fail('bad-request');
    }
    if (person.teamId !== null) {
      const team = await trx
        .selectFrom('teams')
        .select('commune_code')
        .where('team_id', '=', person.teamId)
        .where('closed_on', 'is', null)
        .executeTakeFirst();
      if (team === undefined || team.commune_code !== person.communeCode) return fail('bad-request');
    }
    const personId = randomUUID();
    await trx
      .insertInto('people')
      .values({
        person_id: personId,
        name: person.name,
        role: person.role,
        commune_code: person.communeCode,
        reception_point_id: person.receptionPointId,
        decision: person.decision,
        undertaking_signed_on: person.undertakingSignedOn,
        expires_on: person.expiresOn,
        telephone: person.telephone,
        team_id: person.teamId,
        created_at: context.now(),
      })
      .execute();
    const { validMinutes } = person;
    const invitation = await insertInvitation(trx, context, { personId, createdBy: caller.deviceId, validMinutes });
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'person-invited',
      subject: personId,
      details: { role: person.role, communeCode: person.communeCode, invitationId: invitation.invitationId },
      at: context.now(),
    });
    return succeed(invitation);
  });
}

function parsePerson(
  caller: AdminCaller,
  body: { readonly [name: string]: unknown },
  today: string,
): Result<NewPerson> {
  const role = invitable.admin.find((each) => each === body['role']);
  const name = findWords(body['personName'], 120);
  const validMinutes = body['validMinutes'];
  if (role === undefined || name === undefined || typeof validMinutes !== 'number') return fail('bad-request');
  if (!Number.isInteger(validMinutes) || validMinutes < shortestMinutes || validMinutes > longestMinutes) {
    return fail('bad-request', { limit: longestMinutes });
  }
  if (!invitable[caller.role].includes(role)) return fail('forbidden');
  const communeCode = role === 'admin' ? undefined : (findWords(body['communeCode'], 20) ?? caller.communeCode);
  if (role !== 'admin' && typeof communeCode !== 'string') return fail('bad-request');
  if (caller.role !== 'admin' && communeCode !== caller.communeCode) return fail('forbidden');
  const decision = findWords(body['decision'], 200);
  const signedOn = findDay(body['undertakingSignedOn']);
  const undertakingSignedOn = signedOn !== undefined && signedOn <= today ? signedOn : undefined;
  const telephone = isGiven(body['telephone']) ? findTelephone(body['telephone']) : null;
  const expiresOn = isGiven(body['expiresOn']) ? findDay(body['expiresOn']) : null;
  if (telephone === undefined) return fail('phone-invalid');
  if (expiresOn === undefined || (expiresOn !== null && expiresOn < today)) return fail('bad-request');
  if (role === 'volunteer' && (decision === undefined || undertakingSignedOn === undefined)) {
    return fail('reason-missing');
  }
  return succeed({
    role,
    name,
    communeCode: communeCode ?? null,
    receptionPointId: findWords(body['receptionPointId'], 64) ?? null,
    decision: decision ?? null,
    undertakingSignedOn: undertakingSignedOn ?? null,
    telephone,
    expiresOn,
    teamId: findWords(body['teamId'], 64) ?? null,
    validMinutes,
  });
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}
