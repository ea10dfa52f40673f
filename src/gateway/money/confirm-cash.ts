/**
 * An official counts what a volunteer brings and says so with the code that the volunteer shows. The volunteer's own notes may
 * come days later: then the confirmation waits for them, and whatever does not fit is told on the page.
 */

import { randomUUID } from 'node:crypto';
import { isAmount } from '../../core/money/dong.ts';
import { cashCode, parseCashCode } from '../../core/money/cash-code.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { parseDeskWords } from '../../core/reception/desk-action.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { writeAudit } from '../store/audit.ts';
import { sql } from '../store/kysely.ts';
import { sealWithdrawal } from '../store/money-tables.ts';
import { readCash } from './read-cash.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;
type Body = { readonly [name: string]: unknown };

/** Of one commune one after the other: the same code twice is one confirmation. */
const confirmationsLock = 4_100_017;

/**
 * The same code with the same sum again changes nothing. Problems: bad-request with `questionId` `code` (no such code) or `sumDong`
 * (none, or not the sum of the list, which nobody shall confirm: count again, or have the list put right); not-possible
 * (action-not-possible) where the volunteer took the list back.
 */
export async function confirmCash(context: Context, caller: DeskCaller, body: Body): Promise<Result<void>> {
  const { communeCode, deviceId: actor } = caller;
  const label = parseCashCode(typeof body['code'] === 'string' ? body['code'] : '');
  const { sumDong } = body;
  if (!label) return fail('bad-request', { questionId: 'code' });
  if (!isAmount(sumDong) || (label.sumDong ?? sumDong) !== sumDong)
    return fail('bad-request', { questionId: 'sumDong' });
  return await context.db.transaction().execute(async (trx): Promise<Result<void>> => {
    await sql`select pg_advisory_xact_lock(${confirmationsLock}, hashtext(${communeCode}))`.execute(trx);
    const { book, confirmations } = await readCash({ ...context, db: trx }, communeCode);
    const known = book.handOvers.find(({ handOver }) => cashCode(handOver.digest) === label.code);
    if (known && known.handOver.sumDong !== sumDong) return fail('bad-request', { questionId: 'sumDong' });
    if (known?.state === 'taken-back') return fail('action-not-possible');
    const before = confirmations.find(({ code }) => code === label.code);
    if (before) return before.sumDong === sumDong ? succeed(undefined) : fail('bad-request', { questionId: 'sumDong' });
    const confirmationId = randomUUID();
    await trx
      .insertInto('cash_confirmations')
      .values({
        confirmation_id: confirmationId,
        commune_code: communeCode,
        device_id: label.deviceId ?? known?.handOver.holder.deviceId ?? null,
        code: label.code,
        sum_dong: sumDong,
        at: context.now(),
        actor,
      })
      .execute();
    const details = { sumDong, communeCode };
    await writeAudit(trx, { actor, action: 'cash-confirmed', subject: confirmationId, details, at: context.now() });
    return succeed(undefined);
  });
}

/**
 * A confirmation by mistake: it stays in the table with its reason and counts no more. Problems: reason-missing; not-found;
 * action-not-possible (it belongs to a hand-over whose money the office has).
 */
export async function withdrawConfirmation(
  context: Context,
  caller: DeskCaller,
  confirmationId: string,
  body: Body,
): Promise<Result<void>> {
  const { communeCode, deviceId: actor } = caller;
  const reason = parseDeskWords(body['reason'], 500);
  if (!reason.ok) return reason;
  return await context.db.transaction().execute(async (trx): Promise<Result<void>> => {
    await sql`select pg_advisory_xact_lock(${confirmationsLock}, hashtext(${communeCode}))`.execute(trx);
    const row = await trx
      .selectFrom('cash_confirmations')
      .select('confirmation_id')
      .where('confirmation_id', '=', confirmationId)
      .where('commune_code', '=', communeCode)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (!row) return fail('not-found');
    const { book } = await readCash({ ...context, db: trx }, communeCode);
    if (book.handOvers.some(({ confirmation }) => confirmation?.confirmationId === confirmationId))
      return fail('action-not-possible');
    const sealed_reason = sealWithdrawal(context.keys.dataKey, confirmationId, reason.value);
    await trx
      .updateTable('cash_confirmations')
      .set({ withdrawn_at: context.now(), sealed_reason })
      .where('confirmation_id', '=', confirmationId)
      .execute();
    await writeAudit(trx, { actor, action: 'cash-confirmation-withdrawn', subject: confirmationId, at: context.now() });
    return succeed(undefined);
  });
}
