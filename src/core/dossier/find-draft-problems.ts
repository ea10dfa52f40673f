import type { Ports } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { findProblems } from '../procedure/find-problems.ts';
import { isHollow } from '../procedure/is-hollow.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Draft } from './dossier.ts';
import { findSupplementProblems } from './find-supplement-problems.ts';
import { factsOf, getConfirmationSha256 } from './sealed-content.ts';

/**
 * Everything that stands between this draft and its sealing, a stale confirmation included. A problem without `weight`
 * (or 'blocks') keeps it open; tasks and warnings do not. That a form is hollow without what is sensitive stops only here:
 * the opener takes what an older app has sealed.
 */
export async function findDraftProblems(
  ports: Pick<Ports, 'clock' | 'digests'>,
  procedure: Procedure,
  draft: Draft,
): Promise<readonly Problem[]> {
  const today = ports.clock.nowIso().slice(0, 10);
  if (draft.supplement) return findSupplementProblems(procedure, draft, draft.supplement, today);
  const contentSha256 = await getConfirmationSha256(ports, procedure, draft, today);
  const answers = factsOf(draft);
  const hollow = isHollow(procedure, answers, { today });
  return [
    ...(hollow ? [{ code: 'needs-sensitive-consent' } as const] : []),
    ...findProblems(procedure, { ...draft, answers }, { today, contentSha256 }),
  ];
}
