/** What is kept of a packet that was carried and has arrived: the province's word for it, for the phone that sealed it. */

import type { ProblemCode } from '../problem.ts';

export interface KeptAcknowledgement {
  readonly pid: string;
  /** The acknowledgement that verified, complete. */
  readonly jws: string;
  readonly keptAtMs: number;
}

/** By then the sender has learned of it by other ways, or never will; and what has not come by then comes no more. */
export const keptMs = 60 * 24 * 60 * 60_000;
const mostKept = 2_000;

/** Those that need no longer be kept: too old, or too many, the oldest first. A clock that was set back makes none old. */
export function findSpent(all: readonly KeptAcknowledgement[], nowMs: number): readonly KeptAcknowledgement[] {
  const newestFirst = [...all].sort((one, other) => other.keptAtMs - one.keptAtMs);
  return newestFirst.filter(({ keptAtMs }, index) => index >= mostKept || nowMs - keptAtMs > keptMs);
}

/**
 * What the gateway says of the packet itself and will say again, whoever asks. The carrier puts such a packet down: the phone
 * that sealed it still has it and hears the same.
 */
const finalCodes: readonly ProblemCode[] = [
  'header-invalid',
  'unknown-device',
  'wrong-gateway',
  'unknown-recipients',
  'pid-conflict',
  'digest-mismatch',
  'bad-frame',
  'record-torn',
];

export function isRefusedForGood(code: ProblemCode): boolean {
  return finalCodes.includes(code);
}
