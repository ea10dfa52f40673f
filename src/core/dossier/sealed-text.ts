/** The plaintext of part 0, made from a draft (docs/protocol.md). Pure: the same draft at the same moment gives the same text. */

import type { Procedure } from '../procedure/procedure.ts';
import { pagesOf } from './attached-papers.ts';
import type { Draft, SealedPaper, SealedText } from './dossier.ts';
import { getSealedContent } from './sealed-content.ts';

/**
 * A supplement names only what was asked for; who the people are, the desk already knows. `part` of every paper is its index
 * in the packet's parts, the text being 0.
 */
export function newSealedText(procedure: Procedure, draft: Draft, sealedAt: string): SealedText {
  const content = getSealedContent(procedure, draft, sealedAt.slice(0, 10));
  const { applicant, subjects, representative } = content;
  const { supplement, sheet, tellVia, accepted } = draft;
  return {
    kind: supplement ? 'supplement' : 'dossier',
    dossierId: draft.dossierId,
    basketId: draft.basketId,
    localCode: draft.localCode,
    revision: draft.revision,
    procedure: draft.procedure,
    lane: draft.lane,
    applicant,
    subjects,
    ...(representative && { representative }),
    signatories: draft.signatories,
    answers: supplement ? draft.answers : content.answers,
    papers: sealedPapersOf(draft),
    consents: draft.consents,
    ...(sheet && { sheet }),
    helper: draft.helper,
    place: draft.place,
    receptionPoint: draft.receptionPoint,
    ...(tellVia && { tellVia }),
    slipToken: draft.slipToken,
    startedAt: draft.startedAt,
    sealedAt,
    ...(accepted && !supplement && { accepted: { ...accepted, sheetCode: sheet?.code ?? draft.localCode } }),
    ...(supplement && { requestId: supplement.requestId }),
  };
}

function sealedPapersOf(draft: Draft): SealedPaper[] {
  const pages = pagesOf(draft);
  return draft.papers.flatMap((paper): SealedPaper[] => {
    const { paperId, custody } = paper;
    if (paper.pages.length === 0) return [{ paperId, custody }];
    return paper.pages.map((page) => ({
      paperId,
      custody,
      page: page.page,
      part: 1 + pages.findIndex((candidate) => candidate.page === page),
      mediaType: page.mediaType,
      sha256: page.sha256,
    }));
  });
}
