/**
 * Processing ends without a result (Mẫu 05): what was asked for can no longer be decided. Only what was accepted can be
 * stopped (before, it is refused or taken back), and nothing follows a stop.
 */

import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';

/** Problems: action-not-possible, reason-missing. */
export function stopDossier(dossier: DossierAtDesk, request: { readonly reason?: unknown }): Result<DeskOutcome> {
  if (!isActionPossible('stop', dossier)) return fail('action-not-possible');
  const reason = parseDeskWords(request.reason);
  return reason.ok ? succeed({ state: 'stopped', reason: reason.value }) : reason;
}
