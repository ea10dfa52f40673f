/**
 * What a procedure costs as data beside its verbatim text, so that it can be reckoned: one line of a fee, for one lane or
 * for both. An amount that the catalogue does not know is absent and never 0; 0 stands only where the text says "miễn" or
 * "không thu".
 */

import type { Lane } from '../procedure/procedure.ts';

/** Who pays nothing, where the text says so; `on-time` is the act itself: registered within the term of the law. */
export const feeGroups = [
  'on-time',
  'merit',
  'poor',
  'disability',
  'elder',
  'child',
  'ethnic-hard-area',
  'border-commune',
  'island',
  'orphan',
] as const;
export type FeeGroup = (typeof feeGroups)[number];

/** What one amount is for; `page`: a page of one copy. */
export const feeUnits = ['case', 'copy', 'page', 'person'] as const;
export type FeeUnit = (typeof feeUnits)[number];

export interface FeeItem {
  readonly itemId: string;
  readonly name: string;
  /** Absent: in both. */
  readonly lane?: Lane;
  readonly per: FeeUnit;
  /** Whole đồng for one. Absent: somebody else sets it (`setBy`). */
  readonly amountDong?: number;
  /** Who sets the amount that is absent: "HĐND tỉnh". */
  readonly setBy?: string;
  /** From the one after so many on, another amount for one. */
  readonly beyond?: { readonly count: number; readonly amountDong: number };
  /** Never more than this for one copy (or case). */
  readonly mostDong?: number;
  readonly exempt?: readonly FeeGroup[];
  /** Only what is asked for: extra copies, a list of people. */
  readonly isOnRequest?: boolean;
  /** Where it is asked for, this other item is not paid. */
  readonly insteadOf?: string;
  /** What of this line no published source confirmed. */
  readonly unverified?: string;
}

/** What a procedure says of its fee. */
export interface ProcedureFee {
  /** Verbatim. */
  readonly text: string;
  readonly amount?: number;
  readonly unit?: string;
  /** The same to be reckoned with; absent: only the text is known. */
  readonly items?: readonly FeeItem[];
}
