/** The promised day cannot be kept: a later one, the reason, and an apology in writing (Mẫu 04) before the first has passed. */

import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';

/**
 * `appointmentAt` of the request is one that was parsed: ISO with offset; absent, it was none. Problems: action-not-possible (no
 * number or no appointment yet), bad-request (no time, or not later than the one before and than now), reason-missing.
 */
export function extendAppointment(
  dossier: DossierAtDesk,
  request: { readonly appointmentAt?: string; readonly reason?: unknown },
  now: string,
): Result<DeskOutcome> {
  const before = dossier.appointmentAt;
  if (before === undefined || !isActionPossible('extend', dossier)) return fail('action-not-possible');
  const reason = parseDeskWords(request.reason);
  if (!reason.ok) return reason;
  const { appointmentAt } = request;
  if (appointmentAt === undefined) return fail('bad-request');
  const at = Date.parse(appointmentAt);
  const isLater = at > Date.parse(before) && at > Date.parse(now);
  return isLater ? succeed({ state: dossier.state, appointmentAt, reason: reason.value }) : fail('bad-request');
}
