/** Where a dossier goes when the packet that answers a supplement was opened. */

import type { OfficeState } from '../dossier/dossier-status.ts';
import type { DossierAtDesk } from './desk-action.ts';

/**
 * Back to where the clock stood: `accepted` once it was received officially, else `received`. Where nothing was asked for
 * the state stays as it is.
 */
export function receiveSupplement(dossier: DossierAtDesk): OfficeState {
  if (dossier.state !== 'supplement') return dossier.state;
  const wasReceived = dossier.officialNumber !== undefined || dossier.receivedOnSpotAt !== undefined;
  return wasReceived ? 'accepted' : 'received';
}
