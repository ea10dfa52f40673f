/** A person looked at what did not fit and lets the dossier take the ordinary way. */

import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { fail, succeed } from '../result.ts';
import { isActionPossible } from './desk-action.ts';

/** Problem: action-not-possible. */
export function resumeReview(dossier: DossierAtDesk): Result<DeskOutcome> {
  return isActionPossible('resume-review', dossier) ? succeed({ state: 'received' }) : fail('action-not-possible');
}
