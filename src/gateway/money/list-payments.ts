/** The lines of payments as the desk reads them: of one dossier, or of a span of days with their sums. */

import type { Kysely, Selectable } from 'kysely';
import type { DoorMoney, MoneySum, Payment, PaymentOfDossier } from '../../core/money/desk-money.ts';
import type { GatewayContext } from '../context.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import { loadProcedureFacts, procedureKey } from '../desk/procedure-facts.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { sql } from '../store/kysely.ts';
import { openPaymentWords } from '../store/money-tables.ts';
import type { PaymentsTable } from '../store/money-tables.ts';
import type { Database } from '../store/schema.ts';
import { readCash } from './read-cash.ts';

type Context = Pick<GatewayContext, 'db' | 'keys'>;

/** In the order in which they were written. */
export async function listPaymentsOf(context: Context, dossierId: string): Promise<readonly Payment[]> {
  const rows = await context.db
    .selectFrom('payments')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('number')
    .execute();
  return await toPayments(context, rows);
}

export async function listPaymentsOfDays(
  context: Context,
  communeCode: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly PaymentOfDossier[]> {
  const rows = await context.db
    .selectFrom('payments')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'payments.dossier_id')
    .selectAll('payments')
    .select(['dossiers.local_code', 'dossiers.official_number'])
    .select(['dossiers.procedure_code', 'dossiers.procedure_version'])
    .where('payments.commune_code', '=', communeCode)
    .where('payments.day', '>=', from)
    .where('payments.day', '<=', to)
    .orderBy('payments.number')
    .execute();
  const facts = await loadProcedureFacts(context.db, rows);
  const payments = await toPayments(context, rows);
  return rows.flatMap((row, at): readonly PaymentOfDossier[] => {
    const payment = payments[at];
    if (!payment) return [];
    return [
      {
        ...payment,
        dossierId: row.dossier_id,
        localCode: row.local_code,
        ...(row.official_number !== null && { officialNumber: row.official_number }),
        procedureName: facts.get(procedureKey(row))?.shortName ?? row.procedure_code,
      },
    ];
  });
}

/** Paid less reversed, under each name that `of` gives; by name. */
export function sumPayments(
  payments: readonly PaymentOfDossier[],
  of: (payment: PaymentOfDossier) => string | undefined,
): readonly MoneySum[] {
  const sums = new Map<string, { count: number; sumDong: number }>();
  for (const payment of payments) {
    const name = of(payment);
    if (name === undefined || payment.amountDong === 0) continue;
    const sum = sums.get(name) ?? { count: 0, sumDong: 0 };
    const sign = payment.kind === 'reversal' ? -1 : 1;
    sums.set(name, { count: sum.count + sign, sumDong: sum.sumDong + sign * payment.amountDong });
  }
  return [...sums].map(([name, sum]) => ({ of: name, ...sum })).sort((one, other) => (one.of < other.of ? -1 : 1));
}

/** What volunteers took for the dossiers of one code, and whether the desk has its line of it. */
export async function listDoorMoney(
  context: Context,
  communeCode: string,
  localCode: string,
): Promise<readonly DoorMoney[]> {
  const { book } = await readCash(context, communeCode);
  const entries = book.entries.filter(({ entry }) => entry.localCode === localCode);
  const recorded = await findRecordedEntries(
    context.db,
    entries.map(({ entry }) => entry.cashId),
  );
  return entries.map(({ entry, state }) => ({
    cashId: entry.cashId,
    number: entry.number,
    holderName: entry.holder.name,
    amountDong: entry.amountDong,
    state,
    isRecorded: recorded.has(entry.cashId),
  }));
}

/** Of these entries those with a line that was not reversed. */
export async function findRecordedEntries(
  db: Kysely<Database>,
  cashIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (cashIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('payments')
    .select('cash_id')
    .where('cash_id', 'in', cashIds)
    .where('kind', '=', 'paid')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('payments as later')
            .select('later.payment_id')
            .whereRef('later.reverses', '=', 'payments.payment_id'),
        ),
      ),
    )
    .execute();
  return new Set(rows.flatMap(({ cash_id: id }) => id ?? []));
}

/** Paid less reversed; a dossier for which that is nothing is left out. */
export async function sumPaidByDossier(
  db: Kysely<Database>,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('payments')
    .select('dossier_id')
    .select(sql<number>`sum(case kind when 'reversal' then -amount_dong else amount_dong end)::float8`.as('sum_dong'))
    .where(sql<boolean>`dossier_id = any(${dossierIds})`)
    .groupBy('dossier_id')
    .execute();
  return new Map(rows.flatMap((row) => (row.sum_dong > 0 ? [[row.dossier_id, row.sum_dong] as const] : [])));
}

async function toPayments(
  { db, keys }: Context,
  rows: readonly Selectable<PaymentsTable>[],
): Promise<readonly Payment[]> {
  if (rows.length === 0) return [];
  const names = await findPeopleNames(
    db,
    rows.map(({ actor }) => actor),
  );
  const ids = rows.map(({ payment_id: id }) => id);
  const later = await db.selectFrom('payments').select('reverses').where('reverses', 'in', ids).execute();
  const reversed = new Set(later.map(({ reverses }) => reverses));
  return rows.map((row): Payment => ({
    paymentId: row.payment_id,
    number: row.number,
    kind: row.kind,
    amountDong: row.amount_dong,
    ...(row.way !== null && { way: row.way }),
    ...(row.official_receipt !== null && { officialReceipt: row.official_receipt }),
    ...(row.exempt_group !== null && { exempt: row.exempt_group }),
    ...(row.sealed_words !== null && openPaymentWords(keys.dataKey, row.payment_id, row.sealed_words)),
    ...(row.cash_id !== null && { cashId: row.cash_id }),
    ...(row.reverses !== null && { reverses: row.reverses }),
    ...(reversed.has(row.payment_id) && { isReversed: true }),
    by: names.get(row.actor) ?? row.actor,
    at: vietnamIso(row.at),
  }));
}
