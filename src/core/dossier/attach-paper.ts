/**
 * A picture becomes a page: sealed at once, named by the draft, and only then is what it replaces let go. Room is asked for
 * before the capture's work, so that the end of a dossier never fails for want of it.
 */

import type { Picture, Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { fail } from '../result.ts';
import { pagesOf, withPaper } from './attached-papers.ts';
import { changeDraft } from './change-draft.ts';
import type { AttachedPaper, Draft, PaperPage } from './dossier.ts';
import { findStorageProblem } from './find-storage-problem.ts';

/** With the text they fill the 40 parts of a packet's header. */
const mostPages = 39;

/**
 * Adds a page to the paper, or takes a page again (`replaces`: its number). A paper that was to follow later counts as
 * photographed; an original that was handed over stays so. Problems: storage-nearly-full, storage-full, picture-not-an-image,
 * picture-too-large, picture-unreadable, too-many-pages, not-found, action-not-possible.
 */
export async function attachPaper(
  ports: Pick<Ports, 'drafts' | 'clock' | 'papers' | 'storage'>,
  dossierId: string,
  paperId: string,
  picture: Picture,
  options: { readonly replaces?: number } = {},
): Promise<Result<Draft>> {
  const problem = await findStorageProblem(ports);
  if (problem) return { ok: false, problem };
  const draft = await ports.drafts.find(dossierId);
  if (!draft) return fail('not-found');
  if (draft.state !== 'draft') return fail('action-not-possible');
  const isNew = options.replaces === undefined;
  if (isNew && pagesOf(draft).length >= mostPages) return fail('too-many-pages', { limit: mostPages });

  const sealed = await ports.papers.sealPage(dossierId, picture);
  if (!sealed.ok) return sealed;
  let replaced: PaperPage | undefined;
  const saved = await changeDraft(ports, dossierId, (current) => {
    const paper = current.papers.find((candidate) => candidate.paperId === paperId);
    replaced = paper?.pages.find(({ page }) => page === options.replaces);
    return withPaper(current, paperId, (before) => addPage(before, sealed.value, replaced));
  });
  if (!saved.ok) await ports.papers.discardPage(sealed.value.partSha256);
  else if (replaced) await ports.papers.discardPage(replaced.partSha256);
  return saved;
}

function addPage(
  paper: AttachedPaper,
  sealed: Omit<PaperPage, 'page'>,
  replaced: PaperPage | undefined,
): AttachedPaper {
  const last = Math.max(0, ...paper.pages.map(({ page }) => page));
  const added: PaperPage = { ...sealed, page: replaced?.page ?? last + 1 };
  const pages = replaced ? paper.pages.map((page) => (page === replaced ? added : page)) : [...paper.pages, added];
  return { ...paper, pages, custody: paper.custody === 'later' ? 'photo' : paper.custody };
}
