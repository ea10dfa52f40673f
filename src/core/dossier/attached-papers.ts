import type { AttachedPaper, Draft, PaperPage } from './dossier.ts';

/** The draft with one paper changed; a paper that is not there yet begins as a photo without pages. */
export function withPaper(draft: Draft, paperId: string, change: (paper: AttachedPaper) => AttachedPaper): Draft {
  const isKnown = draft.papers.some((paper) => paper.paperId === paperId);
  const papers = isKnown ? draft.papers : [...draft.papers, { paperId, custody: 'photo' as const, pages: [] }];
  return { ...draft, papers: papers.map((paper) => (paper.paperId === paperId ? change(paper) : paper)) };
}

/** Every page with its paper, in the order in which they become parts 1, 2, 3… of a packet. */
export function pagesOf(draft: Draft): readonly { readonly paper: AttachedPaper; readonly page: PaperPage }[] {
  return draft.papers.flatMap((paper) => paper.pages.map((page) => ({ paper, page })));
}
