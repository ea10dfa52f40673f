/** Who stands in for whom, from one day to another; both of one commune, or both of the province. */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import type { AdminCaller } from './admin-caller.ts';
import { isWithinReach } from './admin-caller.ts';
import { lockPerson } from './change-person.ts';
import { findDay } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };

/**
 * Work never goes two steps: who stands in is there, and who is away stands in for nobody. Problems: not-found (either
 * person); bad-request (days, another commune or role, a stand-in for that time already, or one of the two has the other part
 * towards a third).
 */
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
    // In one order, so that two who name each other at once do not wait for one another.
    const [first, second] = [personId, substituteId].toSorted();
    const [one, other] = [
      await lockPerson(trx, caller, first ?? '', { ownToo: true }),
      await lockPerson(trx, caller, second ?? '', { ownToo: true }),
    ];
    const [absent, substitute] = first === personId ? [one, other] : [other, one];
    if (!absent.ok) return absent;
    if (!substitute.ok) return substitute;
    const isSame =
      substitute.value.commune_code === absent.value.commune_code && substitute.value.role === absent.value.role;
    const isHere = substitute.value.left_on === null && (substitute.value.expires_on ?? to) >= to;
    if (!isSame || !isHere) {
      return fail('bad-request', {
        message: 'Người thay phải cùng đơn vị, cùng vai và còn hạn đến hết thời gian thay.',
      });
    }
    const obstacle = await findObstacle(trx, { personId, substituteId, from, to });
    if (obstacle !== undefined) return fail('bad-request', { message: obstacle });
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

/** What else runs in that time and cannot run beside it. */
async function findObstacle(
  trx: Transaction<Database>,
  wish: { readonly personId: string; readonly substituteId: string; readonly from: string; readonly to: string },
): Promise<string | undefined> {
  const running = await trx
    .selectFrom('substitutions')
    .select(['person_id', 'substitute_id'])
    .where((where) =>
      where.or([
        where('person_id', 'in', [wish.personId, wish.substituteId]),
        where('substitute_id', '=', wish.personId),
      ]),
    )
    .where('ended_at', 'is', null)
    .where('from_on', '<=', wish.to)
    .where('to_on', '>=', wish.from)
    .execute();
  if (running.some((each) => each.person_id === wish.personId)) return 'Trong thời gian này đã có người thay.';
  if (running.some((each) => each.person_id === wish.substituteId))
    return 'Người được chọn cũng vắng trong thời gian này. Hãy chọn người khác.';
  if (running.length > 0)
    return 'Trong thời gian này người vắng đang thay cho người khác. Hãy kết thúc việc thay đó trước.';
  return undefined;
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
