/** Mẫu 01 of an accepted dossier, where this system itself is the commune's number book. */

import type { DeskDossier } from '../../core/reception/desk.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { ReceiptPaper } from '../printing/print-receipt.ts';
import type { DeskCaller } from './desk-caller.ts';
import { fail, succeed } from '../../core/result.ts';
import { findReception } from './find-reception.ts';
import { makeDossierSheet } from './make-dossier-sheet.ts';
import { findPeopleNames } from './people-names.ts';
import { vietnamWords } from './vietnam-time.ts';

/** Problems: not-found; forbidden (the one-stop system prints it here); action-not-possible (not accepted yet). */
export function makeReceipt(
  context: GatewayContext,
  caller: DeskCaller,
  dossierId: string,
): Promise<Result<Uint8Array>> {
  return makeDossierSheet(context, caller, { dossierId, action: 'receipt-printed' }, async (dossier) => {
    const commune = await context.db
      .selectFrom('communes')
      .select(['name', 'own_numbers'])
      .where('code', '=', caller.communeCode)
      .executeTakeFirst();
    if (commune === undefined || !commune.own_numbers) return fail('forbidden');
    const { row, text } = dossier;
    const procedure = dossier.procedure as Procedure | undefined;
    const accepted = findReception(dossier);
    if (row.officialNumber === undefined || accepted === undefined || procedure === undefined) {
      return fail('action-not-possible');
    }
    const { applicant, representative } = text;
    const names = await findPeopleNames(context.db, [caller.deviceId]);
    const [, printedOn = ''] = vietnamWords(context.now()).split(', ');
    const { printReceipt } = await import('../printing/print-receipt.ts');
    return succeed(
      await printReceipt({
        communeName: commune.name,
        receptionPoint: row.receptionPoint,
        officialNumber: row.officialNumber,
        applicant: {
          name: applicant.fullName,
          ...(applicant.address && { address: applicant.address.text }),
          ...(applicant.phone !== undefined && { phone: applicant.phone }),
          ...(applicant.idNumber !== undefined && { idNumber: applicant.idNumber }),
        },
        ...(representative && { submitter: representative.person.fullName }),
        request: `${procedure.name} (${procedure.code})`,
        papers: receiptPapers(dossier, procedure),
        term: procedure.sla.text,
        fee: procedure.fee.text,
        receivedAt: vietnamWords(new Date(accepted.at)),
        ...(row.appointmentAt !== undefined && { dueAt: vietnamWords(new Date(row.appointmentAt)) }),
        printedOn,
        receiver: names.get(caller.deviceId) ?? '',
        sample: row.sample,
      }),
    );
  });
}

/** What is there: an original in the envelope counts as one, a picture as a copy; what is still to follow does not count. */
function receiptPapers(dossier: DeskDossier, procedure: Procedure): readonly ReceiptPaper[] {
  const here = dossier.papers.filter((paper) => paper.custody !== 'later');
  return [...new Set(here.map((paper) => paper.paperId))].map((paperId) => {
    const isOriginal = here.some((paper) => paper.paperId === paperId && paper.custody === 'original');
    const name = procedure.papers.find((paper) => paper.paperId === paperId)?.name ?? paperId;
    return { name, originals: isOriginal ? 1 : 0, copies: isOriginal ? 0 : 1 };
  });
}
