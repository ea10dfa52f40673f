/**
 * Gói của thôn: what the commune knows of one hamlet, fetched before leaving coverage. It names residents, so it lies on a
 * phone under the vault only, goes to those who work in that hamlet only, and is replaced as a whole.
 */

import type { CashOfPack } from '../money/cash.ts';
import type { Pad } from '../handover/pad.ts';
import type { TeamMember } from '../handover/task.ts';
import type { Note } from '../notes/note.ts';
import type {
  BoxToCarry,
  EnvelopeToCarry,
  ResultToHandOver,
  SupplementToTake,
} from '../results/result-to-hand-over.ts';
import type { VneidVisit } from './desk-households.ts';
import type { DoorTrace } from './door-trail.ts';
import type { Household } from './household.ts';

export interface HamletPack {
  /** As the commune's list spells it. */
  readonly hamlet: string;
  /** The gateway's time, ISO 8601 with offset. */
  readonly asOf: string;
  /** As the roster has them; what notes say of them since is in `notes`. */
  readonly households: readonly Household[];
  /** The note that holds for each subject, as the gateway settled them. */
  readonly notes: readonly Note[];
  /** The last notes at each door with who wrote them, newest first. Absent in what an older gateway gave. */
  readonly trail?: readonly DoorTrace[];
  /** Notes of which the gateway knows, by their ids: a phone's own copy of these may go. */
  readonly knownNoteIds: readonly string[];
  /** When the police's mobile team comes, from the day of the pack on. Absent in what an older gateway gave. */
  readonly vneidVisits?: readonly VneidVisit[];
  /** Done and not handed over yet; by given name. Absent in what an older gateway gave. */
  readonly results?: readonly ResultToHandOver[];
  /** Asked for and not brought yet; by given name. */
  readonly supplements?: readonly SupplementToTake[];
  /** Of other phones of the team; who holds most first. */
  readonly boxes?: readonly BoxToCarry[];
  /** That this device does not have itself; the longest known first. Absent in what an older gateway gave. */
  readonly envelopes?: readonly EnvelopeToCarry[];
  /** What this person took and gave on, in every hamlet; absent where the gateway knows nothing of cash. */
  readonly cash?: CashOfPack;
  /** Given out for this hamlet and not used up. Absent in what an older gateway gave. */
  readonly pads?: readonly Pad[];
  /** Only for the leader of the hamlet's team: to whom tasks may be given. */
  readonly team?: readonly TeamMember[];
}
