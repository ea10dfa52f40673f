/** A reception point's name, address and Saturday mornings; closing it, which takes nothing away from what names it. */

import { sql } from '../store/kysely.ts';
import type { PointUses } from '../../core/reception/administration.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { AdminCaller } from './admin-caller.ts';
import { isWithinReach } from './admin-caller.ts';
import { findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;

/**
 * Sets what the body names; `closed` closes it today or opens it again. Answers the commune. Problems: not-found;
 * bad-request (no name, a name that another open point of the commune has, the wrong type).
 */
export async function changeReceptionPoint(
  { db, now }: Context,
  caller: AdminCaller,
  pointId: string,
  body: { readonly [name: string]: unknown },
): Promise<Result<string>> {
  const { name, address, saturdayMornings, closed } = body;
  const title = findWords(name, 200);
  const place = address === '' ? '' : findWords(address, 200);
  if ((name !== undefined && title === undefined) || (address !== undefined && place === undefined))
    return fail('bad-request');
  if ([saturdayMornings, closed].some((each) => each !== undefined && typeof each !== 'boolean'))
    return fail('bad-request');
  return await db.transaction().execute(async (trx): Promise<Result<string>> => {
    const point = await trx
      .selectFrom('reception_points')
      .selectAll()
      .where('reception_point_id', '=', pointId)
      .forUpdate()
      .executeTakeFirst();
    if (!point || !isWithinReach(caller, point.commune_code)) return fail('not-found');
    const same = await trx
      .selectFrom('reception_points')
      .select('reception_point_id')
      .where('commune_code', '=', point.commune_code)
      .where('name', '=', title ?? point.name)
      .where('closed_on', 'is', null)
      .where('reception_point_id', '<>', pointId)
      .executeTakeFirst();
    if (same) return fail('bad-request', { message: 'Đơn vị đã có điểm tiếp nhận tên này.' });
    const set = {
      ...(title !== undefined && { name: title }),
      ...(place !== undefined && { address: place }),
      ...(typeof saturdayMornings === 'boolean' && { saturday_mornings: saturdayMornings }),
      ...(typeof closed === 'boolean' && { closed_on: closed ? vietnamDay(now()) : null }),
    };
    if (Object.keys(set).length === 0) return fail('bad-request');
    await trx.updateTable('reception_points').set(set).where('reception_point_id', '=', pointId).execute();
    const details = { communeCode: point.commune_code, fields: Object.keys(set).toSorted().join(' ') };
    const action = closed === true ? 'reception-point-closed' : 'reception-point-changed';
    await writeAudit(trx, { actor: caller.deviceId, action, subject: pointId, details, at: now() });
    return succeed(point.commune_code);
  });
}

/** What still names the point. Problem: not-found. */
export async function readPointUses({ db }: Context, caller: AdminCaller, pointId: string): Promise<Result<PointUses>> {
  const point = await db
    .selectFrom('reception_points')
    .select('commune_code')
    .where('reception_point_id', '=', pointId)
    .executeTakeFirst();
  if (!point || !isWithinReach(caller, point.commune_code)) return fail('not-found');
  const { rows } = await sql<PointUses>`select people, dossiers, sheets from count_uses_of_point(${pointId})`.execute(
    db,
  );
  return succeed(rows[0] ?? { people: 0, dossiers: 0, sheets: 0 });
}
