import type { InvitationRequest } from '../../core/reception/administration.ts';
import { invite as texts } from '../texts/vi/administration.ts';

export interface InvitationFaults {
  readonly personName?: string;
  readonly communeCode?: string;
  readonly decision?: string;
  readonly undertakingSignedOn?: string;
  readonly telephone?: string;
  readonly expiresOn?: string;
}

/** Digits with blanks, dots and brackets; at least three of them. */
export function isTelephone(text: string): boolean {
  return /^\+?[\d\s().-]+$/.test(text.trim()) && /\d{3}/.test(text);
}

/** What is still missing before an invitation may be made, in words, by field. `today` is `YYYY-MM-DD`. */
export function newInvitationFaults(
  { role, personName, decision, undertakingSignedOn, telephone = '', expiresOn = '' }: InvitationRequest,
  communeCode: string | undefined,
  today: string,
): InvitationFaults {
  const undertaking = !undertakingSignedOn
    ? texts.undertakingMissing
    : undertakingSignedOn > today
      ? texts.undertakingFuture
      : undefined;
  return {
    ...(personName.trim() === '' && { personName: texts.nameMissing }),
    ...(role !== 'admin' && communeCode === undefined && { communeCode: texts.communeMissing }),
    ...(role === 'volunteer' && !decision?.trim() && { decision: texts.decisionMissing }),
    ...(role === 'volunteer' && undertaking !== undefined && { undertakingSignedOn: undertaking }),
    ...(telephone.trim() !== '' && !isTelephone(telephone) && { telephone: texts.telephoneWrong }),
    ...(expiresOn !== '' && expiresOn < today && { expiresOn: texts.untilPast }),
  };
}
