/** The desk's correction of one answer, beside what was signed: see `core/reception/correct-answer.ts`. */

import type { Result } from '../../core/result.ts';
import { correctAnswer, stillIncomplete } from '../../core/reception/correct-answer.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DossierContent } from '../store/dossier-content.ts';
import { openDossierContent, sealDossierContent } from '../store/dossier-content.ts';
import { changeDossier } from './change-dossier.ts';
import type { DossierChange } from './change-dossier.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';
import { findPublishedProcedure } from './published-procedure.ts';
import { vietnamDay, vietnamIso } from './vietnam-time.ts';

/** Problems: those of `correctAnswer`; procedure-unknown, not-found, changed-meanwhile. */
export function correctDossier(
  context: GatewayContext,
  caller: DeskCaller,
  subject: { readonly dossierId: string; readonly etag: string },
  body: { readonly [name: string]: unknown },
): Promise<DeskResult<void>> {
  const { dataKey } = context.keys;
  return changeDossier(
    context,
    caller,
    { ...subject, action: 'correct' },
    async (trx, dossier, now): Promise<Result<DossierChange>> => {
      const procedure = await findPublishedProcedure(trx, dossier.procedure_code, dossier.procedure_version);
      if (procedure === undefined) return fail('procedure-unknown');
      const content = openDossierContent(dataKey, dossier.dossier_id, dossier.sealed_content);
      const { corrections = [], text } = content;
      const corrected = correctAnswer(
        { state: dossier.state },
        { procedure, text, corrections },
        body,
        vietnamDay(now),
      );
      if (!corrected.ok) return corrected;
      const { questionId, reason } = corrected.value;
      const correction = { ...corrected.value, by: caller.deviceId, at: vietnamIso(now) };
      const settled = settleBrought(content, { questionId });
      const after = { ...settled, corrections: [...corrections, correction] };
      return succeed({
        columns: { sealed_content: sealDossierContent(dataKey, dossier.dossier_id, after) },
        note: `${questionId}: ${reason}`,
        details: { questionId },
        tellsPhone: text.incomplete !== undefined && after.text.incomplete === undefined,
      });
    },
  );
}

/** What was found missing and is there now is missing no more. */
export function settleBrought(
  content: DossierContent,
  brought: { readonly questionId: string } | { readonly paperId: string },
): DossierContent {
  const { incomplete: before, ...text } = content.text;
  const incomplete = stillIncomplete(before, brought);
  const isBrought = (one: { readonly questionId?: string; readonly paperId?: string }) =>
    'questionId' in brought ? one.questionId === brought.questionId : one.paperId === brought.paperId;
  return {
    ...content,
    text: { ...text, ...(incomplete && { incomplete }) },
    findings: content.findings.filter((finding) => !isBrought(finding)),
  };
}
