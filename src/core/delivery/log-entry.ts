/**
 * What a phone remembers of its own sending, for whoever is asked "gửi chưa?" later: kinds, counts, times and codes from
 * closed lists. It may be handed to anybody, so nothing that a person said or is called has a place in it.
 */

import type { ProblemCode } from '../problem.ts';
import type { Delivery } from './delivery.ts';
import { isHeldWhole } from './delivery.ts';

export type LogKind =
  | 'sealed'
  | 'tried'
  | 'broken-off'
  | 'partly-arrived'
  | 'acknowledged'
  | 'opened'
  | 'refused'
  | 'to-review'
  | 'tried-again'
  | 'forgotten'
  | 'deleted'
  /** `detail`: the table of the record. */
  | 'set-aside'
  /** `count`: free megabytes. */
  | 'storage-low'
  | 'storage-full'
  /** `count`: sealed dossiers that came back. */
  | 'store-lost'
  /** `detail`: the version that runs now. */
  | 'app-updated'
  /** The province's keys were replaced by a list that its authority signed. */
  | 'recipients-changed'
  /** A list of keys that the pinned authority did not sign for this gateway, or an older one; nothing was changed. */
  | 'recipients-refused'
  /** What the province ordered of this phone, by a command that verified. */
  | 'order-lock'
  | 'order-lift'
  | 'order-erase'
  /** `count`: minutes that the phone's clock is ahead of the gateway's (negative: behind). */
  | 'clock-off'
  /** `count`: minutes that the phone's clock was set back. */
  | 'clock-set-back';

export interface LogNote {
  readonly kind: LogKind;
  /** The first eight characters of at most `mostNamed` packets' ids; `count` says of how many it is true. */
  readonly pids?: readonly string[];
  /** Local codes of the same packets, as far as the phone knows them. */
  readonly localCodes?: readonly string[];
  readonly count?: number;
  readonly problem?: ProblemCode;
  /** One word without spaces, by kind. */
  readonly detail?: string;
}

export interface LogEntry extends LogNote {
  /** By the phone's clock, which may be wrong. */
  readonly atMs: number;
  /** The same happened again, this often in all, the last time then. */
  readonly times?: number;
  readonly untilMs?: number;
}

/** The log forgets the oldest beyond this. */
export const mostLogEntries = 500;
const mostNamed = 5;

export function shortPid(pid: string): string {
  return pid.slice(0, 8);
}

/** What is worth remembering of deliveries that were recorded together; one note a kind, so that fifty waiting are one line. */
export function findDeliveryNotes(
  changes: readonly { readonly before: Delivery | undefined; readonly after: Delivery }[],
): readonly (LogNote & { readonly pids: readonly string[] })[] {
  const notes = new Map<string, LogNote & { pids: string[]; count: number }>();
  for (const { before, after } of changes) {
    const kind = findKind(before, after);
    if (kind === undefined) continue;
    const problem = after.state === 'needs-attention' ? after.problem.code : undefined;
    const key = `${kind} ${problem ?? ''}`;
    const note = notes.get(key) ?? { kind, pids: [], count: 0, ...(problem !== undefined && { problem }) };
    note.count += 1;
    if (note.pids.length < mostNamed) note.pids.push(after.pid);
    notes.set(key, note);
  }
  return [...notes.values()];
}

function findKind(before: Delivery | undefined, after: Delivery): LogKind | undefined {
  if (after.state === 'needs-attention') {
    if (before?.state === 'needs-attention') return undefined;
    return isHeldWhole(after) ? 'to-review' : 'refused';
  }
  if (after.state === 'delivered') {
    if (before?.state !== 'delivered') return 'acknowledged';
    return before.purgeAfterMs === undefined && after.purgeAfterMs !== undefined ? 'opened' : undefined;
  }
  if (!before) return undefined;
  if (before.state === 'delivered' || (before.state === 'needs-attention' && isHeldWhole(before))) return 'forgotten';
  if (before.state === 'needs-attention') return 'tried-again';
  if (after.have.length > before.have.length) return 'partly-arrived';
  if (after.state === 'sending') return before.state === 'sending' ? undefined : 'tried';
  return before.state === 'sending' || after.attempts > before.attempts ? 'broken-off' : undefined;
}

/** The newest entry with `next` counted into it when it is the same again; absent: it is another one. */
export function mergeLogEntry(newest: LogEntry | undefined, next: LogEntry): LogEntry | undefined {
  if (!newest || signOf(newest) !== signOf(next)) return undefined;
  return { ...newest, times: (newest.times ?? 1) + 1, untilMs: next.atMs };
}

function signOf({ kind, pids = [], problem, detail, count }: LogEntry): string {
  // Megabytes and minutes move a little from time to time; that is no news.
  const isCounting = kind !== 'storage-low' && kind !== 'clock-off';
  return JSON.stringify([kind, pids, problem, detail, isCounting && count]);
}
