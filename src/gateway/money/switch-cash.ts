/** Cash at the door is off until an official of the commune switches it on, and who did it stays in the audit log. */

import type { Kysely } from 'kysely';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';

/** Problem: bad-request. */
export async function switchCash(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
  { isOn }: { readonly [name: string]: unknown },
): Promise<Result<void>> {
  if (typeof isOn !== 'boolean') return fail('bad-request');
  const set = { is_on: isOn, changed_at: now(), changed_by: caller.deviceId };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('cash_settings')
      .values({ commune_code: caller.communeCode, ...set })
      .onConflict((conflict) => conflict.column('commune_code').doUpdateSet(set))
      .execute();
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: isOn ? 'cash-switched-on' : 'cash-switched-off',
      subject: caller.communeCode,
      at: now(),
    });
  });
  return succeed(undefined);
}

export async function isCashOn(db: Kysely<Database>, communeCode: string): Promise<boolean> {
  const row = await db
    .selectFrom('cash_settings')
    .select('is_on')
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  return row?.is_on ?? false;
}
