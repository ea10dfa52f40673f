/** *Đã đối chiếu bản chính*: an official saw the original beside its picture; who and when is kept with the paper. */

import type { Custody } from '../dossier/dossier.ts';
import type { Result } from '../result.ts';
import type { DossierAtDesk } from './desk-action.ts';
import { fail, succeed } from '../result.ts';
import { isActionPossible } from './desk-action.ts';

/**
 * The paper's custody after the comparison. Problems: action-not-possible (the dossier is closed, the paper was compared
 * already, or is still to follow), not-found (no such paper in the dossier).
 */
export function compareOriginal(dossier: DossierAtDesk, custody: Custody | undefined): Result<'compared'> {
  if (custody === undefined) return fail('not-found');
  const isThere = custody === 'photo' || custody === 'original';
  return isThere && isActionPossible('compare', dossier) ? succeed('compared') : fail('action-not-possible');
}
