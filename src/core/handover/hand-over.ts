/**
 * An envelope changes hands: giver and taker each write down their own side, so that neither depends on the other's phone. Both
 * notes name the same hand-over. Boxes of results that go the other way are said with `purpose`.
 */

/** A person is who holds that device; somebody without a phone is a name only. */
export interface EnvelopeHolder {
  readonly kind: 'person' | 'desk' | 'resident';
  readonly name: string;
  /** Of a person with a phone. */
  readonly deviceId?: string;
}

/** One envelope of a hand-over. */
export interface HandedEnvelope {
  /** Nine digits. */
  readonly code: string;
  /**
   * One more than the giver knew for this envelope, from 1: who gives has taken before and learned it then, so the order of
   * hands needs no clock.
   */
  readonly step: number;
}

/** given: the giver's word. taken: the taker's, of what the taker counted. */
export interface EnvelopeBody {
  readonly type: 'envelope';
  /** UUID, the giver's; both sides carry it. */
  readonly handOverId: string;
  readonly side: 'given' | 'taken';
  readonly from: EnvelopeHolder;
  readonly to: EnvelopeHolder;
  /** 1 to `mostEnvelopes`. */
  readonly envelopes: readonly HandedEnvelope[];
  /** taken only: said to be given, and not among what was counted. */
  readonly missing?: readonly HandedEnvelope[];
  /** Absent: papers on their way to the desk. */
  readonly purpose?: 'results';
  readonly remark?: string;
}

/** More do not fit into a code that a cheap camera still reads. */
export const mostEnvelopes = 60;

export function isSameHolder(one: EnvelopeHolder, other: EnvelopeHolder): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'desk') return true;
  if (one.deviceId !== undefined || other.deviceId !== undefined) return one.deviceId === other.deviceId;
  return one.name === other.name;
}
