/** Mẫu 03 of a refused dossier, with the reason as the official gave it. */

import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { makeDossierSheet } from './make-dossier-sheet.ts';
import { getSlipFacts } from './slip-facts.ts';

/** Dated on the day of the refusal. Problems: not-found; action-not-possible (it was not refused). */
export function makeRefusalSlip(
  context: GatewayContext,
  caller: DeskCaller,
  dossierId: string,
): Promise<Result<Uint8Array>> {
  return makeDossierSheet(context, caller, { dossierId, action: 'refusal-slip-printed' }, async (dossier) => {
    const refusal = dossier.history.findLast((event) => event.action === 'refuse');
    if (dossier.row.state !== 'refused' || refusal?.note === undefined) return fail('action-not-possible');
    const facts = await getSlipFacts(context, caller, dossier, new Date(refusal.at));
    const { printRefusalSlip } = await import('../printing/print-refusal-slip.ts');
    return succeed(await printRefusalSlip({ ...facts, reason: refusal.note }));
  });
}
