/** Why the office's server did not do what was asked. Nothing of it is queued, so an act that failed says that nothing was written. */

import type { Outcome } from '../../core/ports.ts';
import type { Problem } from '../../core/problem.ts';
import { office as texts } from '../texts/vi/office.ts';
import { problemSentence } from '../texts/vi/problems.ts';

export type FailedOutcome = Exclude<Outcome<unknown>, { kind: 'done' }>;

/** `act`: something was to be written; `look`: something was only to be read. */
export function outcomeSentence(outcome: FailedOutcome, wish: 'act' | 'look' = 'act'): string {
  switch (outcome.kind) {
    case 'offline':
    case 'busy':
      return wish === 'look' ? texts[outcome.kind] : `${texts[outcome.kind]} ${texts.nothingWritten}`;
    case 'sign-in-needed':
      return texts.signIn;
    case 'refused':
      return refusalSentence(outcome.problem);
  }
}

/** The server's own words first: it knows who changed the dossier, or which field is wrong. */
function refusalSentence(problem: Problem): string {
  if (problem.message !== undefined) return problem.message;
  switch (problem.code) {
    case 'device-unconfirmed':
      return texts.unconfirmed;
    case 'device-revoked':
      return texts.revoked;
    case 'forbidden':
      return texts.forbidden;
    case 'not-found':
      return texts.notFound;
    case 'bad-request':
      return texts.badRequest;
    default:
      return problemSentence(problem);
  }
}
