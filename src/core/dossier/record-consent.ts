/**
 * Consent has two moments. 'ask' comes with the start; 'confirm' comes after the read-back and is bound to the digest of
 * the very content read, dossier by dossier. Answers changed later do not delete it: the digest shows that it is stale.
 */

import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { changeBasket } from './change-basket.ts';
import type { Consent, Draft } from './dossier.ts';
import { getConfirmationSha256 } from './sealed-content.ts';

/** A consent as it was given; when, and to which content, is added here. */
export type ConsentGiven = Omit<Consent, 'at' | 'contentSha256'>;

/**
 * Records it in every open draft of the basket, in the place of an earlier one of the same moment and purpose. Problem:
 * not-found. A draft whose procedure version is not on this phone cannot be confirmed and stays without.
 */
export function recordConsent(
  ports: Pick<Ports, 'drafts' | 'clock' | 'catalogue' | 'digests'>,
  basketId: string,
  given: ConsentGiven,
): Promise<Result<readonly Draft[]>> {
  return changeBasket(ports, basketId, async (draft) => {
    const at = ports.clock.nowIso();
    const others = draft.consents.filter(
      (consent) => consent.moment !== given.moment || consent.purpose !== given.purpose,
    );
    if (given.moment === 'ask') return { ...draft, consents: [...others, { ...given, at }] };
    const { code, version } = draft.procedure;
    const procedure = await ports.catalogue.findProcedure(code, version);
    if (!procedure) return draft;
    const contentSha256 = await getConfirmationSha256(ports, procedure, draft, at.slice(0, 10));
    return { ...draft, consents: [...others, { ...given, at, contentSha256 }] };
  });
}
