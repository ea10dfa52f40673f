/** Reckons a fee. What cannot be known makes the sum absent ("chưa tính được"); nothing is guessed and nothing is taken as 0. */

import type { Lane } from '../procedure/procedure.ts';
import type { FeeGroup, FeeItem } from './fee-item.ts';

/** One resident's case. */
export interface FeeCase {
  readonly lane: Lane;
  readonly groups: readonly FeeGroup[];
  /** By item: copies, pages, people. Absent: one, or none of what is paid on request. */
  readonly counts?: { readonly [itemId: string]: number | undefined };
  /** Of an item counted in pages: of how many copies. Absent: one. */
  readonly copies?: { readonly [itemId: string]: number | undefined };
}

export interface FeeLine {
  readonly item: FeeItem;
  readonly count: number;
  /** Absent: not known. */
  readonly amountDong?: number;
  /** Why nothing is paid. */
  readonly exempt?: FeeGroup;
}

export interface FeeSum {
  readonly lines: readonly FeeLine[];
  /** Absent: at least one line is not known. */
  readonly totalDong?: number;
  /** Of the lines that are known. */
  readonly knownDong: number;
}

/** More of one thing is a slip of the finger. */
export const mostCount = 999;

/** Absent: there are no rules, or none for this lane, so nothing can be reckoned. */
export function computeFee(items: readonly FeeItem[] | undefined, asked: FeeCase): FeeSum | undefined {
  const ofLane = itemsOfLane(items, asked.lane);
  if (ofLane.length === 0) return undefined;
  const counted = ofLane
    .map((item) => ({ item, count: countOf(item, asked.counts?.[item.itemId]) }))
    .filter(({ count }) => count > 0);
  const replaced = new Set(counted.flatMap(({ item }) => item.insteadOf ?? []));
  const lines = counted
    .filter(({ item }) => !replaced.has(item.itemId))
    .map(({ item, count }) => lineOf(item, count, asked));
  const knownDong = lines.reduce((sum, { amountDong = 0 }) => sum + amountDong, 0);
  const isKnown = lines.every(({ amountDong }) => amountDong !== undefined);
  return { lines, knownDong, ...(isKnown && { totalDong: knownDong }) };
}

/** What may be paid in a lane, in the order of the rules. */
export function itemsOfLane(items: readonly FeeItem[] | undefined, lane: Lane): readonly FeeItem[] {
  return (items ?? []).filter((item) => item.lane === undefined || item.lane === lane);
}

/** The groups for which any line of the rules makes a difference. */
export function groupsThatMatter(items: readonly FeeItem[] | undefined): readonly FeeGroup[] {
  return [...new Set((items ?? []).flatMap(({ exempt = [] }) => exempt))];
}

/** How much less the resident pays online; absent: one of both is not known, or they cost the same. */
export function savedOnlineDong(
  items: readonly FeeItem[] | undefined,
  asked: Omit<FeeCase, 'lane'>,
): number | undefined {
  const [direct, online] = (['assisted', 'online'] as const).map((lane) => computeFee(items, { ...asked, lane }));
  if (direct?.totalDong === undefined || online?.totalDong === undefined) return undefined;
  return direct.totalDong > online.totalDong ? direct.totalDong - online.totalDong : undefined;
}

function countOf({ isOnRequest = false }: FeeItem, count: number | undefined): number {
  if (count === undefined) return isOnRequest ? 0 : 1;
  return Number.isSafeInteger(count) ? Math.min(Math.max(count, 0), mostCount) : 0;
}

function lineOf(item: FeeItem, count: number, { groups, copies }: FeeCase): FeeLine {
  const exempt = item.exempt?.find((group) => groups.includes(group));
  if (exempt) return { item, count, amountDong: 0, exempt };
  if (item.amountDong === undefined) return { item, count };
  const { beyond, amountDong: each, mostDong = Number.MAX_SAFE_INTEGER } = item;
  const dearer = Math.min(count, beyond?.count ?? count);
  const one = Math.min(dearer * each + (count - dearer) * (beyond?.amountDong ?? each), mostDong);
  const times = item.per === 'page' ? countOf({ ...item, isOnRequest: false }, copies?.[item.itemId]) : 1;
  return { item, count, amountDong: one * times };
}
