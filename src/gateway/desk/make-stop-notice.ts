/** Mẫu 05 of a stopped dossier, with the reason as the official gave it. */

import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { findReception } from './find-reception.ts';
import { makeDossierSheet } from './make-dossier-sheet.ts';
import { getSlipFacts } from './slip-facts.ts';
import { vietnamWords } from './vietnam-time.ts';

/** Dated on the day of the stop. Problems: not-found; action-not-possible (it was not stopped). */
export function makeStopNotice(
  context: GatewayContext,
  caller: DeskCaller,
  dossierId: string,
): Promise<Result<Uint8Array>> {
  return makeDossierSheet(context, caller, { dossierId, action: 'stop-notice-printed' }, async (dossier) => {
    const stop = dossier.history.findLast((event) => event.action === 'stop');
    if (dossier.row.state !== 'stopped' || stop?.note === undefined) return fail('action-not-possible');
    const accepted = findReception(dossier);
    const { printStopNotice } = await import('../printing/print-stop-notice.ts');
    return succeed(
      await printStopNotice({
        ...(await getSlipFacts(context, caller, dossier, new Date(stop.at))),
        receivedAt: vietnamWords(new Date(accepted?.at ?? dossier.row.arrivedAt)),
        stoppedAt: vietnamWords(new Date(stop.at)),
        reason: stop.note,
      }),
    );
  });
}
