/** A place of a commune where dossiers are received. */

import { randomUUID } from 'node:crypto';
import type { ReceptionPoint } from '../../core/reception/administration.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from './admin-caller.ts';
import { fail, succeed } from '../../core/result.ts';
import { writeAudit } from '../store/audit.ts';

/** Problems: not-found (no such commune), bad-request (no name, or one already there with that name). */
export async function addReceptionPoint(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: AdminCaller,
  communeCode: string,
  body: { readonly [name: string]: unknown },
): Promise<Result<ReceptionPoint>> {
  const name = wordsOf(body['name']);
  const address = wordsOf(body['address'] ?? '');
  if (name === undefined || name === '' || address === undefined) return fail('bad-request');
  const point: ReceptionPoint = { receptionPointId: randomUUID(), name, address };
  return await db.transaction().execute(async (trx): Promise<Result<ReceptionPoint>> => {
    const commune = await trx
      .selectFrom('communes')
      .select('code')
      .where('code', '=', communeCode)
      .forUpdate()
      .executeTakeFirst();
    if (commune === undefined) return fail('not-found');
    const same = await trx
      .selectFrom('reception_points')
      .select('reception_point_id')
      .where('commune_code', '=', communeCode)
      .where('name', '=', name)
      .where('closed_on', 'is', null)
      .executeTakeFirst();
    if (same !== undefined) return fail('bad-request');
    await trx
      .insertInto('reception_points')
      .values({ reception_point_id: point.receptionPointId, commune_code: communeCode, name, address })
      .execute();
    const details = { communeCode };
    const subject = point.receptionPointId;
    await writeAudit(trx, { actor: caller.deviceId, action: 'reception-point-added', subject, details, at: now() });
    return succeed(point);
  });
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const words = value.normalize('NFC').trim();
  return words.length <= 200 ? words : undefined;
}
