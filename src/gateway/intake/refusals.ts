/**
 * Refusals leave a trace in the audit log without letting a stranger fill the disk: of the same refusal from the same
 * source one row a minute is written at once, and what came meanwhile is counted in the next row.
 */

import type { ProblemCode } from '../../core/problem.ts';
import { isPid, isSha256 } from '../../protocol/packet.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';

export interface Refusals {
  /** `source` is a device id or an address; `subject` the call, or the pid or digest it was about. */
  record(code: ProblemCode | 'packet-repeated', source: string, subject: string): Promise<void>;
  /**
   * Seconds for which nothing more is read from `source`, because of what no phone sends it has sent too much within a
   * minute; absent: it is heard.
   */
  findPause(source: string): number | undefined;
}

/** What a phone never sends, in whatever state its link and its store are. */
const strange: ReadonlySet<string> = new Set([
  'bad-frame',
  'header-invalid',
  'body-too-large',
  'too-many-names',
  'bad-request',
]);

const windowMs = 60_000;
const mostSources = 10_000;

/** `strangeAMinute`: how much that no phone sends is read of one source. */
export function newRefusals(context: GatewayContext, strangeAMinute: number): Refusals {
  const seen = new Map<string, { sinceMs: number; unwritten: number }>();
  const strangers = new Map<string, { sinceMs: number; count: number }>();

  function countStrange(source: string): void {
    const nowMs = performance.now();
    const known = strangers.get(source);
    if (known && nowMs - known.sinceMs < windowMs) {
      known.count += 1;
      return;
    }
    if (strangers.size >= mostSources) strangers.clear();
    strangers.set(source, { sinceMs: nowMs, count: 1 });
  }

  return {
    findPause(source) {
      const known = strangers.get(source);
      if (known === undefined || known.count < strangeAMinute) return undefined;
      const leftMs = known.sinceMs + windowMs - performance.now();
      return leftMs > 0 ? leftMs / 1000 : undefined;
    },

    async record(code, source, subject) {
      context.metrics?.refused(code);
      if (strange.has(code)) countStrange(source);
      const key = `${code} ${source}`;
      const nowMs = performance.now();
      const known = seen.get(key);
      if (known && nowMs - known.sinceMs < windowMs) {
        known.unwritten += 1;
        return;
      }
      if (seen.size >= mostSources) seen.clear();
      seen.set(key, { sinceMs: nowMs, unwritten: 0 });
      context.log.warn({ code }, 'refused');
      const details = { source, unwrittenBefore: known?.unwritten ?? 0 };
      await context.db.transaction().execute((trx) =>
        writeAudit(trx, {
          actor: 'gateway',
          action: `refused:${code}`,
          subject: isOurs(subject) ? subject : 'malformed',
          details,
          at: context.now(),
        }),
      );
    },
  };
}

const calls: readonly string[] = ['enrolments', 'token', 'have', 'pack'];

/** A call, a pid or a digest. Anything else is a stranger's words and may name somebody: it is not written down. */
function isOurs(subject: string): boolean {
  return calls.includes(subject) || isPid(subject) || isSha256(subject);
}
