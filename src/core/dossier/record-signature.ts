import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { changeBasket } from './change-basket.ts';
import type { Draft, Signatory } from './dossier.ts';

/**
 * Who signed in which role, and how; a 'missing' one is a task for a later visit and stops nothing. It takes the place of what
 * was recorded for that role, in every open draft of the basket: one sheet is signed once for all of them. Problem: not-found.
 */
export function recordSignature(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  basketId: string,
  signatory: Signatory,
): Promise<Result<readonly Draft[]>> {
  return changeBasket(ports, basketId, (draft) => ({
    ...draft,
    signatories: [...draft.signatories.filter(({ role }) => role !== signatory.role), signatory],
  }));
}
