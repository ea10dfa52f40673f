/** Thu phí và đối soát: what was paid in a span of days, and where the cash of the volunteers is. */

import type { CashHolderSums, DeskCash, DeskMoney } from '../../core/money/desk-money.ts';
import { paymentWays } from '../../core/money/desk-money.ts';
import { cashCode } from '../../core/money/cash-code.ts';
import { settleCash } from '../../core/money/settle-cash.ts';
import { isRealDay } from '../../core/calendar/calendar-date.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { listPaymentsOfDays, sumPayments } from './list-payments.ts';
import { readCash } from './read-cash.ts';

type Context = Pick<GatewayContext, 'db' | 'keys'>;

export interface MoneyPeriod {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const longestDays = 366;
const dayMs = 86_400_000;

/** Problem: bad-request (no days, the wrong way round, or more than a year). */
export async function readMoney(
  context: Context,
  { communeCode }: DeskCaller,
  period: MoneyPeriod,
): Promise<Result<DeskMoney>> {
  const days = findDays(period);
  if (!days) return fail('bad-request', { limit: longestDays });
  const payments = await listPaymentsOfDays(context, communeCode, days);
  const ways = sumPayments(payments, ({ way }) => way);
  return succeed({
    ...days,
    payments,
    days: sumPayments(payments, ({ at }) => at.slice(0, 10)),
    procedures: sumPayments(payments, ({ procedureName }) => procedureName),
    ways: paymentWays.flatMap((way) => ways.filter(({ of }) => of === way)),
    totalDong: ways.reduce((sum, { sumDong }) => sum + sumDong, 0),
    cash: await readDeskCash(context, communeCode),
  });
}

export async function readDeskCash(context: Context, communeCode: string): Promise<DeskCash> {
  const row = await context.db
    .selectFrom('cash_settings')
    .selectAll()
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  const names = await findPeopleNames(context.db, [row?.changed_by ?? null]);
  const { steps, confirmations, book } = await readCash(context, communeCode);
  const devices = new Map(steps.map(({ body }) => [body.holder.deviceId, body.holder]));
  const holders = [...devices.values()].map(({ deviceId, short, name }): CashHolderSums => {
    const own = settleCash(
      steps.flatMap(({ body }) => (body.holder.deviceId === deviceId ? [body] : [])),
      confirmations,
    );
    const { enteredDong, heldDong, handingOverDong, handedOverDong, reversedDong } = own;
    return { deviceId, short, name, enteredDong, heldDong, handingOverDong, handedOverDong, reversedDong };
  });
  const used = new Set(book.handOvers.flatMap(({ confirmation }) => confirmation?.confirmationId ?? []));
  const confirmed = new Set(
    book.handOvers.flatMap(({ handOver, state }) => (state === 'confirmed' ? [cashCode(handOver.digest)] : [])),
  );
  return {
    isOn: row?.is_on ?? false,
    ...(row && { switched: { by: names.get(row.changed_by) ?? '', at: vietnamIso(row.changed_at) } }),
    book,
    holders: sortByGivenName(holders, ({ name }) => name),
    loose: confirmations
      .filter(({ confirmationId, code }) => !used.has(confirmationId) && !confirmed.has(code))
      .map(({ confirmationId, code, sumDong }) => ({ confirmationId, code, sumDong })),
  };
}

function findDays({ from, to }: MoneyPeriod): { readonly from: string; readonly to: string } | undefined {
  if (!isDay(from) || !isDay(to)) return undefined;
  const lasts = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return lasts >= 1 && lasts <= longestDays ? { from, to } : undefined;
}

function isDay(value: string | undefined): value is string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value ?? '') ?? [];
  return day !== undefined && isRealDay(Number(year), Number(month), Number(day));
}
