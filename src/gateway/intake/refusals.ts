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
}

const windowMs = 60_000;
const mostSources = 10_000;

export function newRefusals(context: GatewayContext): Refusals {
  const seen = new Map<string, { sinceMs: number; unwritten: number }>();
  return {
    async record(code, source, subject) {
      context.metrics?.refused(code);
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
