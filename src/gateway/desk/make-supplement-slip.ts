/** Mẫu 02 of a dossier the desk waits for: what was asked for, in the words of the request itself. */

import type { Procedure } from '../../core/procedure/procedure.ts';
import type { SupplementRequest } from '../../core/dossier/dossier.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { SupplementSlip } from '../printing/print-supplement-slip.ts';
import type { DeskCaller } from './desk-caller.ts';
import { makeDossierSheet } from './make-dossier-sheet.ts';
import { getSlipFacts } from './slip-facts.ts';

type Item = SupplementRequest['items'][number];

/** Dated on the day of the request. Problems: not-found; action-not-possible (nothing is asked for now). */
export function makeSupplementSlip(
  context: GatewayContext,
  caller: DeskCaller,
  dossierId: string,
): Promise<Result<Uint8Array>> {
  return makeDossierSheet(context, caller, { dossierId, action: 'supplement-slip-printed' }, async (dossier) => {
    const { row, supplement } = dossier;
    if (row.state !== 'supplement' || supplement === undefined) return fail('action-not-possible');
    const procedure = dossier.procedure as Procedure | undefined;
    const { printSupplementSlip } = await import('../printing/print-supplement-slip.ts');
    return succeed(
      await printSupplementSlip({
        ...(await getSlipFacts(context, caller, dossier, new Date(supplement.askedAt))),
        items: supplement.items.map((item) => slipItem(item, procedure)),
        ...(supplement.note !== undefined && { note: supplement.note }),
      }),
    );
  });
}

/** How many of which kind stands only where the procedure says it: the desk asked for the paper, not for a number. */
function slipItem({ kind, id, why }: Item, procedure: Procedure | undefined): SupplementSlip['items'][number] {
  const none = { originals: 0, certified: 0, copies: 0, why };
  if (kind === 'signature') {
    const place = procedure?.form?.signatures.find(({ role }) => role === id);
    return { ...none, name: `Chữ ký trên tờ khai: ${place?.label ?? id}` };
  }
  if (kind === 'answer') {
    const questions = procedure?.form?.sections.flatMap((section) => section.questions) ?? [];
    const question = questions.find((one) => one.id === id);
    return { ...none, name: `Nội dung khai: ${question?.officialLabel ?? question?.label ?? id}` };
  }
  const paper = procedure?.papers.find(({ paperId }) => paperId === id);
  if (paper === undefined) return { ...none, name: id };
  return { ...none, name: paper.name, originals: paper.originals ?? 0, copies: paper.copies ?? 0 };
}
