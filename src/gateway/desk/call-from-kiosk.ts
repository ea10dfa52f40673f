/** Somebody at the hall's PC wants an official: the desk sees it until one says that he goes there. It names no resident. */

import type { KioskCallAnswer } from '../../core/kiosk/kiosk.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import { sql } from '../store/kysely.ts';
import type { DeskCaller } from './desk-caller.ts';
import { vietnamIso } from './vietnam-time.ts';

/** A call that is not answered yet goes on since when it began. */
export async function callFromKiosk(
  { db, now }: CallersContext,
  { deviceId, communeCode }: DeskCaller,
): Promise<KioskCallAnswer> {
  const called = await db
    .insertInto('kiosk_calls')
    .values({ device_id: deviceId, commune_code: communeCode, called_at: now(), answered_at: null, answered_by: null })
    .onConflict((conflict) =>
      conflict.column('device_id').doUpdateSet({
        called_at: sql<Date>`case when kiosk_calls.answered_at is null then kiosk_calls.called_at else excluded.called_at end`,
        answered_at: null,
        answered_by: null,
      }),
    )
    .returning('called_at')
    .executeTakeFirstOrThrow();
  return { callingSince: vietnamIso(called.called_at) };
}

/** Answering twice is the same as once. Problem: not-found (no kiosk of this commune that ever called). */
export async function answerKiosk(
  { db, now }: CallersContext,
  caller: DeskCaller,
  kioskId: string,
): Promise<Result<void>> {
  const called = await db
    .selectFrom('kiosk_calls')
    .select('device_id')
    .where('device_id', '=', kioskId)
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  if (called === undefined) return fail('not-found');
  await db
    .updateTable('kiosk_calls')
    .set({ answered_at: now(), answered_by: caller.deviceId })
    .where('device_id', '=', kioskId)
    .where('answered_at', 'is', null)
    .execute();
  return succeed(undefined);
}
