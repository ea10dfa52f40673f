import { succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { getOfficeFacts } from '../desk/office-facts.ts';
import { writeAudit } from '../store/audit.ts';
import { readErrands } from './read-errands.ts';

/** Phiếu việc của buổi as PDF; that names left on paper is written down. Problem: bad-request. */
export async function makeVisitSheet(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: DeskCaller,
  visit: { readonly hamlet: string; readonly date: string },
): Promise<Result<Uint8Array>> {
  const read = await readErrands(context, caller, visit);
  if (!read.ok) return read;
  const { printVisitSheet } = await import('../printing/print-visit-sheet.ts');
  const pdf = await printVisitSheet({ ...(await getOfficeFacts(context, caller)), errands: read.value });
  await context.db.transaction().execute((trx) =>
    writeAudit(trx, {
      actor: caller.deviceId,
      action: 'visit-sheet-printed',
      subject: caller.communeCode,
      details: { date: visit.date, results: read.value.results.length },
      at: context.now(),
    }),
  );
  return succeed(pdf);
}
