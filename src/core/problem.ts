/**
 * Everything that may go wrong and has a name: a closed list of codes without sentences. `ui/texts` must hold one
 * sentence for every code (a missing one does not compile); the gateway answers with the same codes (RFC 9457).
 * Codes are a public contract: add, never rename.
 */

export const problemCodes = [
  // citizen card
  'card-not-recognised',
  'card-is-insurance',
  'card-damaged',
  'card-id-invalid',
  'card-date-invalid',
  'card-too-long',
  // answers, papers, people (find-problems)
  'answer-missing',
  'answer-wrong-type',
  'answer-not-a-choice',
  'answer-out-of-range',
  'answer-too-long',
  'answer-constraint',
  'id-number-invalid',
  'phone-invalid',
  'date-invalid',
  'date-in-future',
  'paper-missing',
  'paper-later',
  'paper-original-awaited',
  'signature-missing',
  'consent-missing',
  'needs-sensitive-consent',
  'confirmation-missing',
  'confirmation-stale',
  'card-mismatch',
  // procedures and the catalogue
  'procedure-malformed',
  'procedure-unknown',
  'procedure-ended',
  'procedure-has-no-form',
  'procedure-newer-than-app',
  'catalogue-missing',
  // pictures
  'picture-not-an-image',
  'picture-too-large',
  'picture-unreadable',
  'too-many-pages',
  'camera-denied',
  'camera-missing',
  // recorded voices
  'clip-not-audio',
  'clip-too-long',
  // the phone
  'storage-nearly-full',
  'storage-full',
  'storage-lost',
  'store-held',
  'app-outdated',
  'private-window',
  'insecure-context',
  'pin-wrong',
  'pin-too-weak',
  'pin-wait',
  'vault-locked',
  'vault-torn',
  'record-torn',
  'sheet-code-invalid',
  'sheet-already-used',
  'correction-window-over',
  'not-enrolled',
  // what another phone brought
  'bundle-malformed',
  'bundle-foreign',
  'bundle-newer-than-app',
  // the wire
  'offline',
  'busy',
  'sign-in-needed',
  'bad-request',
  'bad-frame',
  'body-too-large',
  'too-many-names',
  'slow-body',
  'header-invalid',
  'unknown-device',
  'wrong-gateway',
  'unknown-recipients',
  'pid-conflict',
  'offset-mismatch',
  'unlisted-part',
  'digest-mismatch',
  'quota-exceeded',
  'disk-full',
  'not-found',
  'forbidden',
  'internal-error',
  // what the opener may find (review)
  'packet-unreadable',
  'packet-malformed',
  'packet-failed-check',
  'picture-rejected',
  'supersedes-refused',
  'supplement-unasked',
  'spot-reception-doubted',
  'spot-appointment-differs',
  'device-revoked',
  'device-unconfirmed',
  'kiosk-has-no-notes',
  // enrolment
  'invitation-malformed',
  'invitation-unknown',
  'invitation-used',
  'invitation-expired',
  'invitation-foreign',
  'proof-invalid',
  // the desk
  'changed-meanwhile',
  'action-not-possible',
  'number-invalid',
  'number-taken',
  'reason-missing',
  'publication-personal',
  'slip-unknown',
  'scan-ticket-over',
  // envelopes, pads, leaving
  'hand-over-code-invalid',
  'still-open',
  'sheet-spoiled',
  'sheet-lost',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** The question, paper or part it is about, where there is one. */
  readonly questionId?: string;
  readonly paperId?: string;
  readonly role?: string;
  /** A sentence the form itself states (a constraint's message); already in Vietnamese. */
  readonly message?: string;
  /** A figure for the sentence: a limit, bytes, seconds. */
  readonly limit?: number;
  /** How hard it stands in the way; absent means it blocks. */
  readonly weight?: 'blocks' | 'task' | 'warning';
}
