import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { withPaper } from './attached-papers.ts';
import { changeDraft } from './change-draft.ts';
import type { Draft, PaperPage } from './dossier.ts';

/** Takes a page off its paper; the others move up. A page that is not there is no problem. Problems: not-found, action-not-possible. */
export async function removePage(
  ports: Pick<Ports, 'drafts' | 'clock' | 'papers'>,
  dossierId: string,
  paperId: string,
  page: number,
): Promise<Result<Draft>> {
  let removed: PaperPage | undefined;
  const saved = await changeDraft(ports, dossierId, (draft) => {
    const paper = draft.papers.find((candidate) => candidate.paperId === paperId);
    removed = paper?.pages.find((candidate) => candidate.page === page);
    if (!paper || !removed) return draft;
    const pages = paper.pages
      .filter((candidate) => candidate !== removed)
      .map((candidate, index): PaperPage => ({ ...candidate, page: index + 1 }));
    const isDecided = pages.length > 0 || paper.custody !== 'photo';
    if (isDecided) return withPaper(draft, paperId, (before) => ({ ...before, pages }));
    return { ...draft, papers: draft.papers.filter((candidate) => candidate !== paper) };
  });
  // A sealed packet of an earlier revision may still name the page; then its bytes stay.
  if (saved.ok && removed) await ports.papers.discardPage(removed.partSha256);
  return saved;
}
