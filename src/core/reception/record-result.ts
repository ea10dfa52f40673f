/** The deciding agency has answered: what the result is, in words the applicant will read. */

import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { fail, succeed } from '../result.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';

/** Problems: action-not-possible, reason-missing (no words). */
export function recordResult(dossier: DossierAtDesk, request: { readonly summary?: unknown }): Result<DeskOutcome> {
  if (!isActionPossible('result', dossier)) return fail('action-not-possible');
  const summary = parseDeskWords(request.summary);
  return summary.ok ? succeed({ state: 'done', reason: summary.value }) : summary;
}
