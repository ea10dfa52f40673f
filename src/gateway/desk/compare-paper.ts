/** *Đã đối chiếu bản chính* of one paper, all its pages; who and when is kept with the paper and in the history. */

import type { GatewayContext } from '../context.ts';
import type { DossierChange } from './change-dossier.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';
import type { Result } from '../../core/result.ts';
import { compareOriginal } from '../../core/reception/compare-original.ts';
import { fail, succeed } from '../../core/result.ts';
import { changeDossier } from './change-dossier.ts';

/** Problems: bad-request (no paper id), not-found, action-not-possible, changed-meanwhile. */
export function comparePaper(
  context: GatewayContext,
  caller: DeskCaller,
  subject: { readonly dossierId: string; readonly etag: string },
  body: { readonly [name: string]: unknown },
): Promise<DeskResult<void>> {
  const { dossierId } = subject;
  const paperId = body['paperId'];
  return changeDossier(
    context,
    caller,
    { ...subject, action: 'compare' },
    async (trx, dossier, now): Promise<Result<DossierChange>> => {
      if (typeof paperId !== 'string') return fail('bad-request');
      const papers = await trx
        .selectFrom('dossier_papers')
        .select(['paper_id', 'custody'])
        .where('dossier_id', '=', dossierId)
        .execute();
      const pages = papers.filter((paper) => paper.paper_id === paperId);
      // Pages share their paper's custody; one that was added by a supplement is looked at together with the others.
      const custody = pages.find((page) => page.custody !== 'compared')?.custody ?? pages[0]?.custody;
      const decided = compareOriginal({ state: dossier.state }, custody);
      if (!decided.ok) return decided;
      await trx
        .updateTable('dossier_papers')
        .set({ custody: decided.value, compared_by: caller.deviceId, compared_at: now })
        .where('dossier_id', '=', dossierId)
        .where('paper_id', '=', paperId)
        .execute();
      const awaitsOthers = papers.some((paper) => paper.paper_id !== paperId && paper.custody === 'original');
      const allSeen = dossier.originals_expected && dossier.originals_arrived_at === null && !awaitsOthers;
      return succeed({
        columns: custody === 'original' && allSeen ? { originals_arrived_at: now } : {},
        note: paperId,
        details: { paperId },
        tellsPhone: false,
      });
    },
  );
}
