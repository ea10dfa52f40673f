/** What was packed for one visit, as a list to sign: whoever takes the envelope, and every resident. */

import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import { readResults } from '../hamlets/read-results.ts';
import { writeAudit } from '../store/audit.ts';
import type { DeskCaller } from './desk-caller.ts';
import { getOfficeFacts } from './office-facts.ts';

/** Problem: not-found (nothing was packed for that day and hamlet). */
export async function makeResultsList(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: DeskCaller,
  { hamlet, date }: { readonly hamlet: string; readonly date: string },
): Promise<Result<Uint8Array>> {
  const all = await readResults(context, caller.communeCode);
  const results = all.filter(({ carried }) => carried?.date === date && isSameHamlet(carried.hamlet, hamlet));
  if (results.length === 0) return fail('not-found');
  const carriers = [...new Set(results.map(({ carried }) => carried?.carrier ?? ''))];
  const { printResultsList } = await import('../printing/print-results-list.ts');
  const office = await getOfficeFacts(context, caller);
  const pdf = await printResultsList({ ...office, hamlet, date, carrier: carriers.join(', '), results });
  await context.db.transaction().execute((trx) =>
    writeAudit(trx, {
      actor: caller.deviceId,
      action: 'results-list-printed',
      subject: caller.communeCode,
      details: { count: results.length },
      at: context.now(),
    }),
  );
  return succeed(pdf);
}
