import type { Representative } from '../dossier/dossier.ts';
import type { Answers, Lane } from './procedure.ts';

/**
 * What the app knows without asking, as conditions and defaults look at it: `$lane`, `$representative` ('yes' | 'no') and,
 * when somebody answers for the applicant, `$basis` (why they may). What is not told is left out.
 */
export function knownFacts(draft: {
  readonly lane?: Lane | undefined;
  readonly representative?: Pick<Representative, 'basis'> | undefined;
}): Answers {
  const { lane, representative } = draft;
  return {
    ...(lane && { $lane: lane }),
    $representative: representative ? 'yes' : 'no',
    ...(representative && { $basis: representative.basis }),
  };
}
