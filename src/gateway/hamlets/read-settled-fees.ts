/** What the office has of the fees of dossiers: its own lines, and what volunteers noted at the door and did not take back. */

import type { FeeSettled } from '../../core/money/fee-at-hand-over.ts';
import type { GatewayContext } from '../context.ts';
import { findRecordedEntries } from '../money/list-payments.ts';
import { readCash } from '../money/read-cash.ts';

interface OfCode {
  readonly dossierId: string;
  /** Dossiers of one basket share it; what was taken at the door is said of the code. */
  readonly localCode: string;
}

export async function readSettledFees(
  context: Pick<GatewayContext, 'db' | 'keys'>,
  communeCode: string,
  dossiers: readonly OfCode[],
): Promise<ReadonlyMap<string, FeeSettled>> {
  if (dossiers.length === 0) return new Map();
  const ids = dossiers.map(({ dossierId }) => dossierId);
  const lines = await context.db
    .selectFrom('payments')
    .select(['payment_id', 'dossier_id', 'kind', 'amount_dong', 'reverses'])
    .where('dossier_id', 'in', ids)
    .execute();
  const door = await readDoorSums(context, communeCode, new Set(dossiers.map(({ localCode }) => localCode)));
  const reversed = new Set(lines.flatMap(({ reverses }) => reverses ?? []));
  return new Map(
    dossiers.map(({ dossierId, localCode }) => {
      const own = lines.filter((line) => line.dossier_id === dossierId && !reversed.has(line.payment_id));
      const paid = own.filter(({ kind }) => kind === 'paid').reduce((sum, line) => sum + line.amount_dong, 0);
      return [
        dossierId,
        { paidDong: paid + (door.get(localCode) ?? 0), isExempt: own.some(({ kind }) => kind === 'exempt') },
      ];
    }),
  );
}

/** By code, without what became a line of the desk. */
async function readDoorSums(
  context: Pick<GatewayContext, 'db' | 'keys'>,
  communeCode: string,
  codes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, number>> {
  const { book } = await readCash(context, communeCode);
  const held = book.entries.filter(({ entry, state }) => state !== 'reversed' && codes.has(entry.localCode ?? ''));
  const recorded = await findRecordedEntries(
    context.db,
    held.map(({ entry }) => entry.cashId),
  );
  const sums = new Map<string, number>();
  for (const { entry } of held) {
    const { cashId, localCode = '', amountDong } = entry;
    if (!recorded.has(cashId)) sums.set(localCode, (sums.get(localCode) ?? 0) + amountDong);
  }
  return sums;
}
