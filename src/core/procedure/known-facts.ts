import type { Consent, Representative } from '../dossier/dossier.ts';
import type { Answers, Lane } from './procedure.ts';

/**
 * What the app knows without asking, as conditions and defaults look at it: `$lane`, `$representative` ('yes' | 'no') and,
 * when somebody answers for the applicant, `$basis` (why they may); `$sensitive` is 'no' when somebody agreed to be asked,
 * but not about sensitive matters. What is not told is left out.
 */
export function knownFacts(draft: {
  readonly lane?: Lane | undefined;
  readonly representative?: Pick<Representative, 'basis'> | undefined;
  readonly consents?: readonly Consent[] | undefined;
}): Answers {
  const { lane, representative, consents = [] } = draft;
  const asked = consents.filter(({ moment }) => moment === 'ask');
  const isSensitiveRefused = asked.length > 0 && !asked.some(({ purpose }) => purpose === 'sensitive');
  return {
    ...(lane && { $lane: lane }),
    $representative: representative ? 'yes' : 'no',
    ...(representative && { $basis: representative.basis }),
    ...(isSensitiveRefused && { $sensitive: 'no' }),
  };
}
