/**
 * What people come to a hall for, each with a letter before its numbers: *A Nộp hồ sơ*, *B Nhận kết quả*. The numbers of all are
 * one row, so that no two people there ever have the same one; the letter says only what somebody came for.
 */

import { seriesAt } from './ticket-series.ts';

export interface HallQueue {
  readonly letter: string;
  readonly name: string;
}

const mostQueues = 6;
export const longestQueueName = 40;

/** In their order; none: a hall with one row for everything. */
export function queuesOf(names: readonly string[]): readonly HallQueue[] {
  return names.map((name, index) => ({ letter: seriesAt(index), name }));
}

/** Trimmed names without empty ones; absent: no list of names, too many, too long, or one twice. */
export function parseQueueNames(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = (value as readonly unknown[]).map((name) =>
    typeof name === 'string' ? name.normalize('NFC').replace(/\s+/gu, ' ').trim() : undefined,
  );
  const kept = names.filter((name) => name !== undefined && name !== '') as readonly string[];
  const isFine =
    !names.includes(undefined) &&
    kept.length <= mostQueues &&
    new Set(kept).size === kept.length &&
    kept.every((name) => name.length <= longestQueueName && !/\p{Cc}/u.test(name));
  return isFine ? kept : undefined;
}
