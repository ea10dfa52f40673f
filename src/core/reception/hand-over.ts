/** The result reaches the applicant: to whom and which way stays in the history. */

import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { fail, succeed } from '../result.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';

const wayWords = {
  counter: 'tại quầy',
  remote: 'tại buổi lưu động',
  post: 'qua bưu chính',
  electronic: 'bản điện tử',
} as const;

/** Problems: action-not-possible, bad-request (unknown way), reason-missing (to whom). */
export function handOver(
  dossier: DossierAtDesk,
  request: { readonly way?: unknown; readonly to?: unknown },
): Result<DeskOutcome> {
  if (!isActionPossible('hand-over', dossier)) return fail('action-not-possible');
  const way = (Object.keys(wayWords) as (keyof typeof wayWords)[]).find((each) => each === request.way);
  if (way === undefined) return fail('bad-request');
  const to = parseDeskWords(request.to, 200);
  return to.ok ? succeed({ state: 'handed-over', note: `${to.value} (${wayWords[way]})` }) : to;
}
