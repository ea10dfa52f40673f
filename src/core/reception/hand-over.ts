/** The result reaches the applicant: to whom and which way stays in the history. */

import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { fail, succeed } from '../result.ts';
import type { HandOverWay } from './desk-life.ts';
import { handOverWays } from './desk-life.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';

const wayWords: { readonly [way in HandOverWay]: string } = {
  counter: 'tại quầy',
  remote: 'tại buổi lưu động',
  post: 'qua bưu chính',
  electronic: 'bản điện tử',
};

/** Problems: action-not-possible, bad-request (unknown way), reason-missing (to whom). */
export function handOver(
  dossier: DossierAtDesk,
  request: { readonly way?: unknown; readonly to?: unknown },
): Result<DeskOutcome> {
  if (!isActionPossible('hand-over', dossier)) return fail('action-not-possible');
  const way = handOverWays.find((each) => each === request.way);
  if (way === undefined) return fail('bad-request');
  const to = parseDeskWords(request.to, 200);
  if (!to.ok) return to;
  const note = `${to.value} (${wayWords[way]})`;
  return succeed({ state: 'handed-over', handOver: { way, to: to.value }, note });
}
