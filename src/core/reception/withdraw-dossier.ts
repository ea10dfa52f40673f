/** The applicant asks for the dossier back before there is a result (official status 7, see `official-status.ts`). */

import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { fail, succeed } from '../result.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';

/** `reason` says who asked and why. Problems: action-not-possible, reason-missing. */
export function withdrawDossier(dossier: DossierAtDesk, request: { readonly reason?: unknown }): Result<DeskOutcome> {
  if (!isActionPossible('withdraw', dossier)) return fail('action-not-possible');
  const reason = parseDeskWords(request.reason);
  return reason.ok ? succeed({ state: 'withdrawn', reason: reason.value }) : reason;
}
