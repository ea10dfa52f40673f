/** Mẫu 06 of an accepted dossier: its way through the office so far, from who handed it in to who has it now. */

import type { DeskDossier } from '../../core/reception/desk.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { ProcessStep } from '../printing/print-process-sheet.ts';
import type { DeskCaller } from './desk-caller.ts';
import { holderWords } from './dossier-route.ts';
import { findReception } from './find-reception.ts';
import { makeDossierSheet } from './make-dossier-sheet.ts';
import { getSlipFacts } from './slip-facts.ts';
import { vietnamWords } from './vietnam-time.ts';

/** Problems: not-found; action-not-possible (not accepted yet). */
export function makeProcessSheet(
  context: GatewayContext,
  caller: DeskCaller,
  dossierId: string,
): Promise<Result<Uint8Array>> {
  return makeDossierSheet(context, caller, { dossierId, action: 'process-sheet-printed' }, async (dossier) => {
    const accepted = findReception(dossier);
    if (accepted === undefined) return fail('action-not-possible');
    const facts = await getSlipFacts(context, caller, dossier, context.now());
    const { appointmentAt } = dossier.row;
    const { printProcessSheet } = await import('../printing/print-process-sheet.ts');
    return succeed(
      await printProcessSheet({
        ...facts,
        applicant: facts.requester.name,
        receivedAt: vietnamWords(new Date(accepted.at)),
        ...(appointmentAt !== undefined && { dueAt: vietnamWords(new Date(appointmentAt)) }),
        steps: processSteps(dossier, accepted, facts.submitter ?? facts.requester.name),
      }),
    );
  });
}

function processSteps(
  { route, history, row, text }: DeskDossier,
  accepted: DeskDossier['history'][number],
  submitter: string,
): readonly ProcessStep[] {
  const desk = holderWords({ kind: 'desk' });
  const steps: ProcessStep[] = [
    {
      from: text.representative === undefined ? 'Người nộp hồ sơ' : 'Người nộp thay',
      to: desk,
      at: vietnamWords(new Date(accepted.at)),
      giver: submitter,
      receiver: accepted.actor,
    },
  ];
  let from = desk;
  for (const step of route) {
    const to = holderWords(step);
    const isBack = step.kind === 'desk';
    steps.push({
      from,
      to,
      at: vietnamWords(new Date(step.since)),
      // Whoever writes it down stands at the desk: elsewhere he neither gives nor receives.
      giver: from === desk ? step.by : '',
      ...(isBack && { receiver: step.by }),
      ...(isBack && row.appointmentAt !== undefined && { outcome: timeliness(step.since, row.appointmentAt) }),
      ...(step.note !== undefined && { note: step.note }),
    });
    from = to;
  }
  const handedOver = history.findLast((event) => event.action === 'hand-over');
  if (handedOver !== undefined) {
    steps.push({
      from: desk,
      to: 'Người nhận kết quả',
      at: vietnamWords(new Date(handedOver.at)),
      giver: handedOver.actor,
      ...(row.appointmentAt !== undefined && { outcome: timeliness(handedOver.at, row.appointmentAt) }),
      ...(handedOver.note !== undefined && { note: handedOver.note }),
    });
  }
  return steps;
}

/** By days, as one-stop systems count: on the day itself is in time. */
function timeliness(at: string, dueAt: string): string {
  const [day, dueDay] = [at.slice(0, 10), dueAt.slice(0, 10)];
  return day < dueDay ? 'Trước hạn' : day === dueDay ? 'Đúng hạn' : 'Quá hạn';
}
