/** What is still to be paid when a result is handed over: what the fee comes to, less what the office already has or was told of. */

import { computeFee } from './compute-fee.ts';
import type { FeeCase } from './compute-fee.ts';
import type { ProcedureFee } from './fee-item.ts';

export interface FeeAtHandOver {
  /** Verbatim, from the procedure: it says who is exempt. */
  readonly text: string;
  /** Whole đồng, for a person in no exempt group. Absent: not known ("chưa tính được"). */
  readonly dueDong?: number;
}

/** What was written of one dossier's money. */
export interface FeeSettled {
  /** Paid less reversed, at the desk; with what a volunteer took at the door. */
  readonly paidDong: number;
  /** The desk wrote that nothing is paid. */
  readonly isExempt: boolean;
}

/** Absent: nothing is to be paid. Where the sum is not known, a payment settles it. */
export function findFeeAtHandOver(
  { text, items }: ProcedureFee,
  asked: FeeCase,
  { paidDong, isExempt }: FeeSettled,
): FeeAtHandOver | undefined {
  const fee = isExempt ? undefined : computeFee(items, asked);
  if (!fee) return undefined;
  if (fee.totalDong === undefined) return paidDong > 0 ? undefined : { text };
  return fee.totalDong > paidDong ? { text, dueDong: fee.totalDong - paidDong } : undefined;
}
