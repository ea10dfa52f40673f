/** Official acceptance: the moment the dossier gets its number and the deadline clock starts. */

import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import type { DeskActions } from './desk.ts';
import { fail, succeed } from '../result.ts';
import { isActionPossible } from './desk-action.ts';
import { parseOfficialNumber } from './official-number.ts';

/**
 * Accepts with the number of the one-stop system, or with an own one where the commune switched that on; what was received away
 * from the desk gets the number that it still lacks. A dossier that
 * was accepted before (its supplement was brought to the counter) keeps its number; another one is then refused, because
 * a receipt with the first is in somebody's hands. Problems: action-not-possible, number-invalid, forbidden (own numbers
 * are off).
 */
export function acceptDossier(
  dossier: DossierAtDesk,
  request: DeskActions['accept'],
  commune: { readonly ownNumbers: boolean },
): Result<DeskOutcome> {
  if (!isActionPossible('accept', dossier)) return fail('action-not-possible');
  const given = request.officialNumber === undefined ? undefined : parseOfficialNumber(request.officialNumber);
  if (given !== undefined && !given.ok) return given;
  if (dossier.officialNumber !== undefined) {
    const keeps = given === undefined || given.value === dossier.officialNumber;
    return keeps ? succeed({ state: 'accepted' }) : fail('action-not-possible');
  }
  if (given !== undefined) {
    return succeed({ state: 'accepted', number: { from: 'one-stop', officialNumber: given.value } });
  }
  if (request.ownNumber !== true) return fail('number-invalid');
  return commune.ownNumbers ? succeed({ state: 'accepted', number: { from: 'own' } }) : fail('forbidden');
}
