/**
 * A paper that was digitised for an earlier dossier of the same resident serves in this one too. The pages are the same blobs:
 * nothing is copied, and what was compared with the original is known to have been.
 */

import type { Transaction } from 'kysely';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { reusePaper } from '../../core/reception/reuse-paper.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { noApplicantKey } from '../store/applicant-key.ts';
import { openDossierContent, sealDossierContent } from '../store/dossier-content.ts';
import type { Database } from '../store/schema.ts';
import { changeDossier } from './change-dossier.ts';
import type { DossierChange } from './change-dossier.ts';
import { settleBrought } from './correct-dossier.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';
import { findPublishedProcedure } from './published-procedure.ts';
import { isPaperHere, mayServeAgain } from './same-resident.ts';

const consentWords = { spoken: 'đồng ý bằng lời', written: 'đồng ý bằng văn bản' } as const;

/** Problems: those of `reusePaper`; bad-request, not-found (also: another resident's), changed-meanwhile. */
export function reuseDigitisedPaper(
  context: GatewayContext,
  caller: DeskCaller,
  subject: { readonly dossierId: string; readonly etag: string },
  body: { readonly [name: string]: unknown },
): Promise<DeskResult<void>> {
  const { dataKey } = context.keys;
  const { paperId, fromDossierId, fromPaperId } = body;
  return changeDossier(
    context,
    caller,
    { ...subject, action: 'reuse' },
    async (trx, dossier): Promise<Result<DossierChange>> => {
      if (![paperId, fromDossierId, fromPaperId].every((id) => typeof id === 'string')) return fail('bad-request');
      const ids = { paperId: String(paperId), dossierId: String(fromDossierId), fromPaperId: String(fromPaperId) };
      const procedure = await findPublishedProcedure(trx, dossier.procedure_code, dossier.procedure_version);
      const rows = await trx
        .selectFrom('dossier_papers')
        .select(['paper_id', 'page', 'custody', 'rejected'])
        .where('dossier_id', '=', dossier.dossier_id)
        .execute();
      const papers = rows.map((row) => ({
        paperId: row.paper_id,
        custody: row.custody,
        ...(row.rejected !== null && { rejected: row.rejected }),
      }));
      const source = await findSource(trx, ids, dossier.applicant_key, dossier.dossier_id);
      const decided = reusePaper(
        { state: dossier.state },
        {
          isKnown:
            mayServeAgain(ids.paperId) && procedure?.papers.some((paper) => paper.paperId === ids.paperId) === true,
          isHere: isPaperHere(ids.paperId, papers),
          digitised: source && {
            pages: source.pages.length,
            isCompared: source.pages.every((page) => page.custody === 'compared'),
          },
        },
        body,
      );
      if (!decided.ok) return decided;
      if (source === undefined) return fail('not-found');
      const { custody, consent } = decided.value;
      const pages = source.pages.map((page, index) => ({
        dossier_id: dossier.dossier_id,
        paper_id: ids.paperId,
        page: index + 1,
        custody,
        media_type: page.media_type,
        part_sha256: null,
        blob_id: page.blob_id,
        rejected: null,
        compared_by: custody === 'compared' ? page.compared_by : null,
        compared_at: custody === 'compared' ? page.compared_at : null,
        reused_from: ids.dossierId,
      }));
      // A mere promise of the paper, or a page that could not be shown, stands where the first pages come.
      await trx
        .insertInto('dossier_papers')
        .values(pages)
        .onConflict((conflict) =>
          conflict.columns(['dossier_id', 'paper_id', 'page']).doUpdateSet((row) => ({
            custody: row.ref('excluded.custody'),
            media_type: row.ref('excluded.media_type'),
            part_sha256: row.ref('excluded.part_sha256'),
            blob_id: row.ref('excluded.blob_id'),
            rejected: row.ref('excluded.rejected'),
            compared_by: row.ref('excluded.compared_by'),
            compared_at: row.ref('excluded.compared_at'),
            reused_from: row.ref('excluded.reused_from'),
          })),
        )
        .execute();
      const before = openDossierContent(dataKey, dossier.dossier_id, dossier.sealed_content);
      const settled = settleBrought(before, { paperId: ids.paperId });
      const others = settled.text.papers.filter((paper) => paper.paperId !== ids.paperId);
      const reused = pages.map(({ page, media_type: mediaType }) => ({
        paperId: ids.paperId,
        custody,
        page,
        ...(mediaType !== null && { mediaType }),
      }));
      const content = { ...settled, text: { ...settled.text, papers: [...others, ...reused] } };
      return succeed({
        columns: { sealed_content: sealDossierContent(dataKey, dossier.dossier_id, content) },
        note: `${ids.paperId}: từ hồ sơ mã tạm ${formatLocalCode(source.localCode)}, ${consentWords[consent]}`,
        details: { paperId: ids.paperId, fromDossierId: ids.dossierId, fromPaperId: ids.fromPaperId, consent },
        tellsPhone: before.text.incomplete !== undefined && content.text.incomplete === undefined,
      });
    },
  );
}

/** The pages that can be looked at of a paper of the same resident. Absent: there is no such dossier of theirs here. */
async function findSource(
  trx: Transaction<Database>,
  ids: { readonly dossierId: string; readonly fromPaperId: string },
  applicantKey: string | null,
  ownId: string,
) {
  if (applicantKey === null || applicantKey === noApplicantKey || ids.dossierId === ownId) return undefined;
  const dossier = await trx
    .selectFrom('dossiers')
    .select('local_code')
    .where('dossier_id', '=', ids.dossierId)
    .where('applicant_key', '=', applicantKey)
    .executeTakeFirst();
  if (dossier === undefined) return undefined;
  const pages = await trx
    .selectFrom('dossier_papers')
    .select(['media_type', 'blob_id', 'custody', 'compared_by', 'compared_at'])
    .where('dossier_id', '=', ids.dossierId)
    .where('paper_id', '=', ids.fromPaperId)
    .where('blob_id', 'is not', null)
    .where('rejected', 'is', null)
    .orderBy('page')
    .execute();
  return { localCode: dossier.local_code, pages };
}
