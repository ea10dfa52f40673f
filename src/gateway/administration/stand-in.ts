/** Who stands in for whom, from one day to another; both of one commune, or both of the province. */

import { randomUUID } from 'node:crypto';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { AdminCaller } from './admin-caller.ts';
import { isWithinReach } from './admin-caller.ts';
import { lockPerson } from './change-person.ts';
import { findDay } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };

/** Problems: not-found (either person); bad-request (days, another commune or role, or a stand-in for that time already). */
export async function addSubstitute(
  { db, now }: Context,
  caller: AdminCaller,
  personId: string,
  body: Body,
): Promise<Result<void>> {
  const { substituteId } = body;
  const [from, to] = [findDay(body['from']), findDay(body['to'])];
  if (typeof substituteId !== 'string' || substituteId === personId) return fail('bad-request');
  if (from === undefined || to === undefined || from > to || to < vietnamDay(now())) return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<void>> => {
    const absent = await lockPerson(trx, caller, personId, { ownToo: true });
    if (!absent.ok) return absent;
    const substitute = await lockPerson(trx, caller, substituteId, { ownToo: true });
    if (!substitute.ok) return substitute;
    const isSame =
      substitute.value.commune_code === absent.value.commune_code && substitute.value.role === absent.value.role;
    const isHere = substitute.value.left_on === null && (substitute.value.expires_on ?? to) >= to;
    if (!isSame || !isHere) {
      return fail('bad-request', {
        message: 'Người thay phải cùng đơn vị, cùng vai và còn hạn đến hết thời gian thay.',
      });
    }
    const same = await trx
      .selectFrom('substitutions')
      .select('substitution_id')
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .where('from_on', '<=', to)
      .where('to_on', '>=', from)
      .executeTakeFirst();
    if (same) return fail('bad-request', { message: 'Trong thời gian này đã có người thay.' });
    const substitutionId = randomUUID();
    await trx
      .insertInto('substitutions')
      .values({
        substitution_id: substitutionId,
        person_id: personId,
        substitute_id: substituteId,
        commune_code: absent.value.commune_code,
        from_on: from,
        to_on: to,
        created_by: caller.deviceId,
        created_at: now(),
      })
      .execute();
    const details = { substituteId, from, to, substitutionId };
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'substitute-named',
      subject: personId,
      details,
      at: now(),
    });
    return succeed(undefined);
  });
}

/** Ends now what was to last longer; ended already, it stays so. Answers whose page it stands on. Problem: not-found. */
export async function endSubstitute(
  { db, now }: Context,
  caller: AdminCaller,
  substitutionId: string,
): Promise<Result<string>> {
  return await db.transaction().execute(async (trx): Promise<Result<string>> => {
    const row = await trx
      .selectFrom('substitutions')
      .selectAll()
      .where('substitution_id', '=', substitutionId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !isWithinReach(caller, row.commune_code)) return fail('not-found');
    if (row.ended_at !== null) return succeed(row.person_id);
    await trx
      .updateTable('substitutions')
      .set({ ended_at: now() })
      .where('substitution_id', '=', substitutionId)
      .execute();
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'substitute-ended',
      subject: row.person_id,
      details: { substitutionId },
      at: now(),
    });
    return succeed(row.person_id);
  });
}
