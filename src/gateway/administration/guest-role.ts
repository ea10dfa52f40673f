/**
 * Lending an official or somebody of the province to another commune, from one day to another (`enrolment/workplace.ts` says
 * what follows). Only the province lends: two communes are concerned.
 */

import { randomUUID } from 'node:crypto';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { AdminCaller } from './admin-caller.ts';
import { lockPerson } from './change-person.ts';
import { findDay, findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };

const longestDays = 366;
const dayMs = 86_400_000;

/**
 * Problems: not-found (person); forbidden (oneself: a guest role takes the own rights for its time); reason-missing (no
 * decision); bad-request (days, a volunteer, a commune that is the own one or not open, another guest role in that time, a last day
 * before its end).
 */
export async function lendPerson(
  { db, now }: Context,
  caller: AdminCaller,
  personId: string,
  body: Body,
): Promise<Result<void>> {
  const [from, to] = [findDay(body['from']), findDay(body['to'])];
  const communeCode = findWords(body['communeCode'], 20);
  const decision = findWords(body['decision'], 200);
  if (communeCode === undefined || from === undefined || to === undefined || from > to) return fail('bad-request');
  if (to < vietnamDay(now()) || (Date.parse(to) - Date.parse(from)) / dayMs > longestDays)
    return fail('bad-request', { limit: longestDays });
  if (decision === undefined) return fail('reason-missing');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const locked = await lockPerson(trx, caller, personId);
    if (!locked.ok) return locked;
    const person = locked.value;
    const commune = await trx
      .selectFrom('communes')
      .select('opened')
      .where('code', '=', communeCode)
      .executeTakeFirst();
    if (person.role === 'volunteer') {
      return fail('bad-request', { message: 'Người hỗ trợ tại thôn không biệt phái; hãy mời vào tổ của xã kia.' });
    }
    if (!commune?.opened || person.commune_code === communeCode || person.left_on !== null) return fail('bad-request');
    if (person.expires_on !== null && person.expires_on < to) {
      return fail('bad-request', {
        message: 'Thời hạn của người này hết trước ngày cuối biệt phái. Hãy gia hạn trước.',
      });
    }
    const same = await trx
      .selectFrom('guest_roles')
      .select('guest_role_id')
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .where('from_on', '<=', to)
      .where('to_on', '>=', from)
      .executeTakeFirst();
    if (same) return fail('bad-request', { message: 'Trong thời gian này người đó đã được biệt phái.' });
    const guestRoleId = randomUUID();
    await trx
      .insertInto('guest_roles')
      .values({
        guest_role_id: guestRoleId,
        person_id: personId,
        home_commune_code: person.commune_code,
        commune_code: communeCode,
        from_on: from,
        to_on: to,
        decision,
        created_by: caller.deviceId,
        created_at: now(),
      })
      .execute();
    const details = { communeCode, from, to, guestRoleId };
    await writeAudit(trx, { actor: caller.deviceId, action: 'person-lent', subject: personId, details, at: now() });
    return succeed(undefined);
  });
}

/** Home again from the next request on; ended already, it stays so. Answers whose page it stands on. Problem: not-found. */
export async function endGuestRole(
  { db, now }: Context,
  caller: AdminCaller,
  guestRoleId: string,
): Promise<Result<string>> {
  return await db.transaction().execute(async (trx): Promise<Result<string>> => {
    const row = await trx
      .selectFrom('guest_roles')
      .select(['person_id', 'ended_at'])
      .where('guest_role_id', '=', guestRoleId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return fail('not-found');
    if (row.ended_at !== null) return succeed(row.person_id);
    await trx.updateTable('guest_roles').set({ ended_at: now() }).where('guest_role_id', '=', guestRoleId).execute();
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'person-returned',
      subject: row.person_id,
      details: { guestRoleId },
      at: now(),
    });
    return succeed(row.person_id);
  });
}
