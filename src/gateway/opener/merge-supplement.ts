/** What of a supplement answers the desk's request, and how that joins the text of the dossier. Pure. */

import type { SealedPaper, SealedText, Signatory, SupplementRequest } from '../../core/dossier/dossier.ts';
import type { Problem } from '../../core/problem.ts';
import { numberPages } from './paper-rows.ts';

type Item = SupplementRequest['items'][number];

function isAsked({ items }: SupplementRequest, kind: Item['kind'], asked: string): boolean {
  return items.some((item) => item.kind === kind && item.id === asked);
}

/** The supplement with only the papers, answers and signatures that were asked for. */
export function askedOf(text: SealedText, request: SupplementRequest): SealedText {
  return {
    ...text,
    answers: Object.fromEntries(Object.entries(text.answers).filter(([name]) => isAsked(request, 'answer', name))),
    papers: text.papers.filter(({ paperId }) => isAsked(request, 'paper', paperId)),
    signatories: text.signatories.filter(({ role }) => isAsked(request, 'signature', role)),
  };
}

/** What came besides: one `supplement-unasked` for each, so that the desk knows that there is more. */
export function findUnasked(text: SealedText, request: SupplementRequest): readonly Problem[] {
  const unasked = { code: 'supplement-unasked', weight: 'warning' } as const;
  const paperIds = [...new Set(text.papers.map(({ paperId }) => paperId))];
  return [
    ...paperIds.filter((paperId) => !isAsked(request, 'paper', paperId)).map((paperId) => ({ ...unasked, paperId })),
    ...Object.keys(text.answers)
      .filter((name) => !isAsked(request, 'answer', name))
      .map((questionId) => ({ ...unasked, questionId })),
    ...text.signatories
      .filter(({ role, state }) => state !== 'missing' && !isAsked(request, 'signature', role))
      .map(({ role }) => ({ ...unasked, role })),
  ];
}

/**
 * The dossier's text with what the supplement brings; who it is about and where it was begun stay the first packet's. Pages
 * that the desk could see stay and the new ones follow them, last in the list; a mere promise of the paper, and what
 * `isRejected`, is replaced.
 */
export function mergeSupplement(
  dossier: SealedText,
  supplement: SealedText,
  isRejected: (paper: SealedPaper) => boolean = () => false,
): SealedText {
  const brought = new Set(supplement.papers.map(({ paperId }) => paperId));
  const stays = (paper: SealedPaper) => !brought.has(paper.paperId) || (paper.part !== undefined && !isRejected(paper));
  return {
    ...dossier,
    answers: { ...dossier.answers, ...supplement.answers },
    papers: numberPages([...dossier.papers.filter(stays), ...supplement.papers]),
    signatories: mergeSignatories(dossier.signatories, supplement.signatories),
    consents: [...dossier.consents, ...supplement.consents],
    ...(dossier.sheet === undefined && supplement.sheet !== undefined && { sheet: supplement.sheet }),
    ...(supplement.tellVia !== undefined && { tellVia: supplement.tellVia }),
  };
}

/** A signature given later replaces the missing one of the same role; a given one is never lost to a missing one. */
function mergeSignatories(before: readonly Signatory[], brought: readonly Signatory[]): readonly Signatory[] {
  const given = brought.filter(({ state }) => state !== 'missing');
  const isGiven = (signatory: Signatory) => given.some(({ role }) => role === signatory.role);
  return [...before.filter((signatory) => !isGiven(signatory)), ...given];
}
