import type { InvitationRequest } from '../../core/reception/administration.ts';
import { invite as texts } from '../texts/vi/administration.ts';

export interface InvitationFaults {
  readonly personName?: string;
  readonly communeCode?: string;
  readonly decision?: string;
  readonly undertakingSignedOn?: string;
}

/** What is still missing before an invitation may be made, in words, by field. `today` is `YYYY-MM-DD`. */
export function newInvitationFaults(
  { role, personName, decision, undertakingSignedOn }: InvitationRequest,
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
  };
}
