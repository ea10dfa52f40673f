/** Refusing to take a dossier (Mẫu 03): only before it was accepted, and never without the reason in words. */

import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { fail, succeed } from '../result.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';

/** Problems: action-not-possible, reason-missing. */
export function refuseDossier(dossier: DossierAtDesk, request: { readonly reason?: unknown }): Result<DeskOutcome> {
  if (!isActionPossible('refuse', dossier)) return fail('action-not-possible');
  const reason = parseDeskWords(request.reason);
  return reason.ok ? succeed({ state: 'refused', reason: reason.value }) : reason;
}
