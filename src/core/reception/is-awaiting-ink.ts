import type { OfficeState } from '../dossier/dossier-status.ts';
import type { Signatory, SupplementRequest } from '../dossier/dossier.ts';

const openStates: readonly OfficeState[] = ['received', 'in-review', 'accepted', 'supplement'];

/**
 * Whether the declaration of a dossier still waits for somebody's signature by hand: one was missing when it was sealed, or
 * the desk asks for one now. What came in ink since (`inkArrivedAt`) settles the first.
 */
export function isAwaitingInk(dossier: {
  readonly state: OfficeState;
  readonly signatories: readonly Signatory[];
  readonly supplement?: SupplementRequest | undefined;
  readonly inkArrivedAt?: string | undefined;
}): boolean {
  const { state, signatories, supplement, inkArrivedAt } = dossier;
  if (!openStates.includes(state)) return false;
  if (state === 'supplement' && supplement?.items.some((item) => item.kind === 'signature')) return true;
  return inkArrivedAt === undefined && signatories.some((signatory) => signatory.state === 'missing');
}
