/**
 * What a resident paid, written beside the dossier like any other step: on the revision that the official looked at, with its
 * line in the history. A line is never changed; a mistake is taken back by a line of its own.
 */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { paymentWays } from '../../core/money/desk-money.ts';
import type { PaymentWay } from '../../core/money/desk-money.ts';
import { formatDong, isAmount } from '../../core/money/dong.ts';
import { feeGroups } from '../../core/money/fee-item.ts';
import type { FeeGroup } from '../../core/money/fee-item.ts';
import { isActionPossible, parseDeskWords } from '../../core/reception/desk-action.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { changeDossier } from '../desk/change-dossier.ts';
import type { DeskCaller, DeskResult } from '../desk/desk-caller.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { sql } from '../store/kysely.ts';
import { sealPaymentWords } from '../store/money-tables.ts';
import type { PaymentWords, PaymentsTable } from '../store/money-tables.ts';
import type { Database } from '../store/schema.ts';
import { findRecordedEntries } from './list-payments.ts';
import { readCash } from './read-cash.ts';

type Body = { readonly [name: string]: unknown };
type Subject = { readonly dossierId: string; readonly etag: string };
/** What of a line the wish says. */
type Line = Pick<PaymentsTable, 'kind' | 'amount_dong' | 'way' | 'official_receipt' | 'exempt_group' | 'cash_id'> & {
  readonly words: PaymentWords;
};

const entriesLock = 4_100_018;
const wayWords: { readonly [way in PaymentWay]: string } = {
  cash: 'tiền mặt',
  transfer: 'chuyển khoản',
  door: 'người hỗ trợ thu tại nhà',
};

/**
 * Problems: action-not-possible (the dossier was refused, withdrawn or stopped; the entry at the door is not this dossier's, is
 * not with the office, or has its line); bad-request with `questionId` (amountDong, way, officialReceipt, exempt);
 * reason-missing (nothing is paid, and nothing says why).
 */
export function recordPayment(
  context: GatewayContext,
  caller: DeskCaller,
  subject: Subject,
  body: Body,
): Promise<DeskResult<void>> {
  const line = body['kind'] === 'exempt' ? parseExemption(body) : parsePaid(body);
  return changeDossier(context, caller, { ...subject, action: 'pay' }, async (trx, dossier, now) => {
    if (!isActionPossible('pay', { state: dossier.state })) return fail('action-not-possible');
    if (!line.ok) return line;
    const { cash_id: cashId, amount_dong: amountDong } = line.value;
    if (cashId !== null) {
      await sql`select pg_advisory_xact_lock(${entriesLock}, hashtext(${cashId}))`.execute(trx);
      const { book } = await readCash({ ...context, db: trx }, caller.communeCode);
      const found = book.entries.find(({ entry }) => entry.cashId === cashId);
      const isHere = found?.state === 'handed-over' && found.entry.localCode === dossier.local_code;
      if (!isHere || (await findRecordedEntries(trx, [cashId])).has(cashId)) return fail('action-not-possible');
      if (found.entry.amountDong !== amountDong) return fail('bad-request', { questionId: 'amountDong' });
    }
    const number = await addLine(trx, context, caller, { dossierId: subject.dossierId, now }, line.value);
    return succeed({
      columns: {},
      note: noteOf(number, line.value),
      details: { number, amountDong },
      tellsPhone: false,
    });
  });
}

/** Problems: reason-missing; not-found (no such line of this dossier); action-not-possible (a reversal, or reversed already). */
export function reversePayment(
  context: GatewayContext,
  caller: DeskCaller,
  subject: Subject,
  body: Body,
): Promise<DeskResult<void>> {
  const { paymentId } = body;
  const reason = parseDeskWords(body['reason'], 500);
  return changeDossier(context, caller, { ...subject, action: 'reverse-payment' }, async (trx, _dossier, now) => {
    if (!reason.ok) return reason;
    if (typeof paymentId !== 'string') return fail('bad-request');
    const line = await trx
      .selectFrom('payments')
      .selectAll()
      .where('payment_id', '=', paymentId)
      .where('dossier_id', '=', subject.dossierId)
      .executeTakeFirst();
    if (!line) return fail('not-found');
    const again = await trx
      .selectFrom('payments')
      .select('payment_id')
      .where('reverses', '=', paymentId)
      .executeTakeFirst();
    if (line.kind === 'reversal' || again) return fail('action-not-possible');
    const { amount_dong, way, official_receipt, exempt_group, cash_id } = line;
    const number = await addLine(
      trx,
      context,
      caller,
      { dossierId: subject.dossierId, now, reverses: paymentId },
      {
        kind: 'reversal',
        amount_dong,
        way,
        official_receipt,
        exempt_group,
        cash_id,
        words: { reason: reason.value },
      },
    );
    return succeed({
      columns: {},
      note: `Phiếu ${number} hủy phiếu ${line.number} (${formatDong(amount_dong)}): ${reason.value}`,
      details: { number, reverses: line.number, amountDong: amount_dong },
      tellsPhone: false,
    });
  });
}

function parsePaid(body: Body): Result<Line> {
  const { amountDong, way, cashId = null } = body;
  const receipt = parseLabel(body['officialReceipt'], 40);
  const payerName = parseLabel(body['payerName'], 200);
  const knownWay = paymentWays.find((one) => one === way);
  if (body['kind'] !== 'paid') return fail('bad-request', { questionId: 'kind' });
  if (!isAmount(amountDong)) return fail('bad-request', { questionId: 'amountDong' });
  const hasEntry = typeof cashId === 'string';
  if (knownWay === undefined || (knownWay === 'door') !== hasEntry) return fail('bad-request', { questionId: 'way' });
  if (receipt === undefined) return fail('bad-request', { questionId: 'officialReceipt' });
  if (payerName === undefined) return fail('bad-request', { questionId: 'payerName' });
  return succeed({
    kind: 'paid',
    amount_dong: amountDong,
    way: knownWay,
    official_receipt: receipt === '' ? null : receipt,
    exempt_group: null,
    cash_id: hasEntry ? cashId : null,
    words: payerName === '' ? {} : { payerName },
  });
}

function parseExemption(body: Body): Result<Line> {
  const exempt: FeeGroup | undefined = feeGroups.find((group) => group === body['exempt']);
  const reason = parseLabel(body['reason'], 500);
  if (body['exempt'] !== undefined && exempt === undefined) return fail('bad-request', { questionId: 'exempt' });
  if (reason === undefined) return fail('bad-request', { questionId: 'reason' });
  if (exempt === undefined && reason === '') return fail('reason-missing', { limit: 500 });
  return succeed({
    kind: 'exempt',
    amount_dong: 0,
    way: null,
    official_receipt: null,
    exempt_group: exempt ?? null,
    cash_id: null,
    words: reason === '' ? {} : { reason },
  });
}

/** '' where nothing was said; absent where it cannot be kept. */
function parseLabel(value: unknown, most: number): string | undefined {
  if (value === undefined) return '';
  if (typeof value !== 'string' || value.includes('\0')) return undefined;
  const label = value.normalize('NFC').trim();
  return label.length <= most ? label : undefined;
}

/** Answers its number. The counter's row is locked until commit, so no two lines share one. */
async function addLine(
  trx: Transaction<Database>,
  { keys }: Pick<GatewayContext, 'keys'>,
  { communeCode, deviceId }: DeskCaller,
  at: { readonly dossierId: string; readonly now: Date; readonly reverses?: string },
  { words, ...line }: Line,
): Promise<string> {
  const payment_id = randomUUID();
  const day = vietnamDay(at.now);
  const year = day.slice(0, 4);
  const { last } = await trx
    .insertInto('number_counters')
    .values({ commune_code: communeCode, day: `payments ${year}`, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['commune_code', 'day']).doUpdateSet((row) => ({ last: row('number_counters.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  const number = `${year}-${String(last).padStart(6, '0')}`;
  const hasWords = Object.keys(words).length > 0;
  await trx
    .insertInto('payments')
    .values({
      ...line,
      payment_id,
      dossier_id: at.dossierId,
      commune_code: communeCode,
      number,
      reverses: at.reverses ?? null,
      day,
      at: at.now,
      actor: deviceId,
      sealed_words: hasWords ? sealPaymentWords(keys.dataKey, payment_id, words) : null,
    })
    .execute();
  return number;
}

/** For the history; who paid stands in the line itself. */
function noteOf(number: string, line: Line): string {
  if (line.kind === 'exempt') return `Phiếu ${number}: không thu`;
  const receipt = line.official_receipt === null ? undefined : `biên lai ${line.official_receipt}`;
  const parts = [formatDong(line.amount_dong), line.way && wayWords[line.way], receipt];
  return `Phiếu ${number}: ${parts.filter((part) => part !== undefined && part !== null).join(', ')}`;
}
