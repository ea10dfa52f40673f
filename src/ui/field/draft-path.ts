import type { Draft, DraftStep } from '../../core/dossier/dossier.ts';

/** The screens of a dossier in the making, by where its draft stopped. */
const stepPaths: Record<DraftStep, string> = {
  who: 'ke-khai',
  needs: 'ke-khai',
  questions: 'ke-khai',
  papers: 'giay-to',
  'read-back': 'doc-lai',
  sign: 'ky',
  sealed: 'xong',
};

/** Where a draft goes on. The address names the basket by its random id: nothing of a person. */
export function draftPath(draft: Draft): string {
  if (draft.supplement) return `/bo-sung/${draft.dossierId}`;
  return basketPath(draft.basketId, draft.step);
}

export function basketPath(basketId: string, step: DraftStep): string {
  return `/lam/${basketId}/${stepPaths[step]}`;
}
