import type { ReusablePaper } from '../../core/reception/desk-life.ts';

/** Tells the offers of one dossier apart: a paper may have been digitised more than once. */
export function reusableKey({ paperId, from }: Pick<ReusablePaper, 'paperId' | 'from'>): string {
  return `${paperId} ${from.dossierId} ${from.paperId}`;
}
