/** Where a dossier goes when the packet that answers a supplement was opened. */

import type { OfficeState } from '../dossier/dossier-status.ts';
import type { DossierAtDesk } from './desk-action.ts';

/**
 * Back to where the clock stood: `accepted` once there is an official number, else `received`. A supplement that comes too
 * late (refused, done…) or unasked changes no state; its papers are added all the same.
 */
export function receiveSupplement(dossier: DossierAtDesk): OfficeState {
  if (dossier.state !== 'supplement') return dossier.state;
  return dossier.officialNumber === undefined ? 'received' : 'accepted';
}
