import type { Consent } from '../dossier/dossier.ts';
import type { Problem } from '../problem.ts';
import type { Procedure } from './procedure.ts';
import type { VisibleQuestion } from './visible-questions.ts';

/**
 * Consent is given per purpose before anything is recorded, and once more to what was read back (Luật 91/2025/QH15 Đ.9:
 * silence is no consent). Consent to sensitive data is needed only where a sensitive question was answered: whoever
 * declines leaves them open and is asked at the desk. The confirmation is always needed; it is stale when it was given
 * to another text. `message` of a missing consent is its purpose.
 */
export function findConsentProblems(
  procedure: Procedure,
  questions: readonly VisibleQuestion[],
  consents: readonly Consent[],
  contentSha256: string | undefined,
): Problem[] {
  const isSensitive = hasSensitiveAnswer(questions);
  const missing = procedure.consents
    .filter(({ purpose, sensitive }) => purpose !== 'confirm' && (sensitive !== true || isSensitive))
    .filter(({ purpose }) => !consents.some((consent) => consent.moment === 'ask' && consent.purpose === purpose))
    .map(({ purpose }): Problem => ({ code: 'consent-missing', message: purpose }));
  const confirmations = consents.filter((consent) => consent.moment === 'confirm');
  if (confirmations.length === 0) return [...missing, { code: 'confirmation-missing' }];
  const isCurrent =
    contentSha256 === undefined || confirmations.some((consent) => consent.contentSha256 === contentSha256);
  return isCurrent ? missing : [...missing, { code: 'confirmation-stale' }];
}

function hasSensitiveAnswer(questions: readonly VisibleQuestion[]): boolean {
  return questions.some(
    ({ question, value, repeats }) =>
      (question.sensitive === true && value !== undefined) || (repeats ?? []).some(hasSensitiveAnswer),
  );
}
