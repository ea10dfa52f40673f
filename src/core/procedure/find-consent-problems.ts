import type { Consent } from '../dossier/dossier.ts';
import type { Problem } from '../problem.ts';
import type { Procedure } from './procedure.ts';

/**
 * Consent is given per purpose before anything is recorded, and once more to what was read back (Luật 91/2025/QH15 Đ.9:
 * silence is no consent). The confirmation is always needed; it is stale when it was given to another text.
 */
export function findConsentProblems(
  procedure: Procedure,
  consents: readonly Consent[],
  contentSha256: string | undefined,
): Problem[] {
  const missing = procedure.consents
    .filter(({ purpose }) => purpose !== 'confirm')
    .filter(({ purpose }) => !consents.some((consent) => consent.moment === 'ask' && consent.purpose === purpose))
    .map(({ purpose }): Problem => ({ code: 'consent-missing', message: purpose }));
  const confirmations = consents.filter((consent) => consent.moment === 'confirm');
  if (confirmations.length === 0) return [...missing, { code: 'confirmation-missing' }];
  const isCurrent =
    contentSha256 === undefined || confirmations.some((consent) => consent.contentSha256 === contentSha256);
  return isCurrent ? missing : [...missing, { code: 'confirmation-stale' }];
}
