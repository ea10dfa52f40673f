/**
 * From which state the desk may do what: one table for the gateway's refusals and the screen's buttons. A state that is
 * not listed answers `action-not-possible`.
 *
 * ```
 *   in-review ──resume-review──► received ──accept──► accepted ──result──► done ──hand-over──► handed-over
 *       │                            │                  │  ▲
 *       ├─ accept, supplement, ──────┼── supplement ────┤  └─ accept, or the answer arrives, once there is a number
 *       │  refuse                    ▼                  ▼
 *       └───────────────────────► refused ◄───────── supplement ── the answer arrives without a number ──► received
 *   in-review, received, accepted, supplement ──withdraw──► withdrawn
 *   accepted, and supplement once there is a number ──stop──► stopped
 * ```
 *
 * What an official received away from the desk comes `accepted` and without a number: `accept` then gives it the number and
 * nothing else, and a result needs it.
 *
 * Without leaving the state: `route` and `extend` what has a number and waits for its result, `assign`, `correct`, `compare`
 * and `reuse` what is open, `result-file` and `drop-result-file` what has a result or is about to, `pay` what was not turned
 * away, `reverse-payment` whatever has a payment.
 */

import type { OfficeState } from '../dossier/dossier-status.ts';
import type { SupplementRequest } from '../dossier/dossier.ts';
import type { Result } from '../result.ts';
import type { DeskActionName } from './desk.ts';
import type { HandOverWay, HolderKind } from './desk-life.ts';
import { fail, succeed } from '../result.ts';
import { awaitsNumber } from './spot-reception.ts';

/** What the rules need to know of a dossier as it lies at the desk. */
export interface DossierAtDesk {
  readonly state: OfficeState;
  readonly officialNumber?: string;
  readonly appointmentAt?: string;
  /** Received officially away from the desk, then: it is accepted since, also while it has no number (`spot-reception.ts`). */
  readonly receivedOnSpotAt?: string;
  /** It was handed over unfinished, and what is missing was not brought yet. */
  readonly incomplete?: boolean;
  /** Where it lies; absent: at the desk. */
  readonly holder?: { readonly kind: HolderKind; readonly name?: string };
}

/** What follows from an action; absent fields stay as they were. */
export interface DeskOutcome {
  readonly state: OfficeState;
  /** Where the official number comes from: entered from the one-stop system, or to be minted here. */
  readonly number?: { readonly from: 'one-stop'; readonly officialNumber: string } | { readonly from: 'own' };
  readonly supplement?: Pick<SupplementRequest, 'items' | 'note'>;
  /** In the desk's words, for the applicant. */
  readonly reason?: string;
  /** For the history of the dossier only. */
  readonly note?: string;
  /** A new appointment in place of the one that cannot be kept; ISO with offset. */
  readonly appointmentAt?: string;
  readonly holder?: { readonly kind: HolderKind; readonly name?: string };
  readonly handOver?: { readonly way: HandOverWay; readonly to: string };
}

const openStates: readonly OfficeState[] = ['received', 'in-review', 'accepted', 'supplement'];

const startStates: { readonly [action in DeskActionName]: readonly OfficeState[] } = {
  'resume-review': ['in-review'],
  accept: ['received', 'in-review', 'supplement'],
  supplement: ['received', 'in-review', 'accepted', 'supplement'],
  refuse: ['received', 'in-review', 'supplement'],
  withdraw: openStates,
  result: ['accepted'],
  'hand-over': ['done'],
  compare: [...openStates, 'done'],
  route: ['accepted'],
  extend: ['accepted', 'supplement'],
  stop: ['accepted', 'supplement'],
  assign: [...openStates, 'done'],
  'assign-task': ['supplement'],
  correct: openStates,
  reuse: openStates,
  'result-file': ['accepted', 'done'],
  'drop-result-file': ['accepted', 'done'],
  pay: [...openStates, 'done', 'handed-over'],
  'reverse-payment': [...openStates, 'done', 'handed-over', 'refused', 'withdrawn', 'stopped'],
};

/**
 * Whether `action` may start from the dossier's state. What was accepted can no longer be refused, only withdrawn by the
 * applicant. What was handed over unfinished takes the ordinary way only once what is missing was asked for and brought.
 */
export function isActionPossible(action: DeskActionName, dossier: DossierAtDesk): boolean {
  const wasReceived = dossier.officialNumber !== undefined || dossier.receivedOnSpotAt !== undefined;
  if (action === 'refuse' && wasReceived) return false;
  // Only what was accepted can be late or be stopped; a supplement may have been asked for before.
  const wasAccepted = dossier.state !== 'supplement' || wasReceived;
  if ((action === 'stop' || action === 'extend') && !wasAccepted) return false;
  if (action === 'extend' && dossier.appointmentAt === undefined) return false;
  if (dossier.incomplete === true && (action === 'accept' || action === 'resume-review')) return false;
  // What was received away from the desk is accepted already: here it gets its number, and without one it gets no result.
  const lacksNumber = dossier.state === 'accepted' && awaitsNumber(dossier);
  if (lacksNumber && action === 'accept') return true;
  if (lacksNumber && action === 'result') return false;
  return startStates[action].includes(dossier.state);
}

/**
 * The words of a reason, a result or a receiver: trimmed, NFC, 1…2000 characters; else `reason-missing`. U+0000, which no
 * database holds and nobody types: `bad-request`.
 */
export function parseDeskWords(value: unknown, most = 2000): Result<string> {
  if (typeof value !== 'string') return fail('reason-missing');
  if (value.includes('\0')) return fail('bad-request');
  const words = value.normalize('NFC').trim();
  return words.length > 0 && words.length <= most ? succeed(words) : fail('reason-missing', { limit: most });
}
