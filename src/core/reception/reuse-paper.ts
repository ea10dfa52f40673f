/**
 * A paper that the commune digitised for an earlier dossier of the same resident serves again, when the resident agrees: nobody
 * brings it twice. Only what could be looked at then can be used now, and what somebody compared with the original stays so.
 */

import type { Custody } from '../dossier/dossier.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import type { DossierAtDesk } from './desk-action.ts';
import { isActionPossible } from './desk-action.ts';

const consents = ['spoken', 'written'] as const;
export type ReuseConsent = (typeof consents)[number];

/** What the rule looks at: pages with a picture only. */
export interface DigitisedPaper {
  readonly pages: number;
  readonly isCompared: boolean;
}

/**
 * The custody of the paper in this dossier, and how the resident agreed. Problems: action-not-possible (closed, or the paper is
 * here already), bad-request (no consent said, or a paper this procedure does not have), not-found (nothing to use).
 */
export function reusePaper(
  dossier: DossierAtDesk,
  paper: { readonly isKnown: boolean; readonly isHere: boolean; readonly digitised: DigitisedPaper | undefined },
  request: { readonly consent?: unknown },
): Result<{ readonly custody: Extract<Custody, 'photo' | 'compared'>; readonly consent: ReuseConsent }> {
  if (!isActionPossible('reuse', dossier) || paper.isHere) return fail('action-not-possible');
  const consent = consents.find((each) => each === request.consent);
  if (consent === undefined || !paper.isKnown) return fail('bad-request');
  if (paper.digitised === undefined || paper.digitised.pages === 0) return fail('not-found');
  return succeed({ custody: paper.digitised.isCompared ? 'compared' : 'photo', consent });
}
