/**
 * A household of a hamlet as the team knows it. Its facts come from the commune's roster or from a volunteer at the door;
 * everything a volunteer adds is a note. Needs are kinds, not diagnoses: enough to bring the right form along.
 */

import type { DescribedField } from './household-times.ts';

/** What a household may need help with; `other` with words. */
export type HouseholdNeed =
  | 'elder'
  | 'disability'
  | 'poor'
  | 'near-poor'
  | 'newborn'
  | 'residence'
  | 'insurance'
  | 'vneid'
  | 'other';

export type VneidLevel = 'none' | 'level-1' | 'level-2';

export interface Household {
  readonly householdId: string;
  /** The name of its head as the roster has it. */
  readonly headName: string;
  readonly hamlet: string;
  /** Where the door is: a lane, a landmark. */
  readonly whereabouts?: string;
  readonly memberCount?: number;
  readonly phone?: string;
  readonly needs: readonly HouseholdNeed[];
  /** Words for `other`, or for the one who comes next. */
  readonly remark?: string;
  /** Of how many members the level is known; absent: nobody asked. */
  readonly vneid?: { readonly [level in VneidLevel]?: number };
}

/** not-knocked: what was noted before was a mistake, and nobody was there. */
export type DoorOutcome = 'helped' | 'not-home' | 'declined' | 'come-back' | 'not-knocked';

/** What became of a knock. */
export interface DoorBody {
  readonly type: 'door';
  readonly householdId: string;
  readonly outcome: DoorOutcome;
  /** `yyyy-mm-dd`, with come-back. */
  readonly comeBackOn?: string;
  readonly remark?: string;
  /** Of a note that says again what held before a mistake: when that was. Absent: when the note was written. */
  readonly knockedAt?: string;
}

/** A household that the roster lacked, or what is different from it; the whole household as it is now. */
export interface HouseholdBody {
  readonly type: 'household';
  readonly householdId: string;
  readonly household: Omit<Household, 'householdId' | 'hamlet'>;
  /** It moved away, or stood twice in the list. */
  readonly isGone?: boolean;
  /**
   * Of what this note did not change: when what stands there was written; empty where it is as the commune's list had it.
   * A field that is not named was written with the note (`household-times.ts`).
   */
  readonly writtenAt?: { readonly [field in DescribedField]?: string };
}

/** asked: wants level 2 · invited: has the slip · done: has it now · refused: does not want it. */
export type VneidStep = 'asked' | 'invited' | 'done' | 'refused';

/** Who in a household wants help with VNeID, all of them as of now. */
export interface VneidBody {
  readonly type: 'vneid';
  readonly householdId: string;
  readonly people: readonly {
    readonly name: string;
    readonly birthYear?: number;
    readonly phone?: string;
    readonly step: VneidStep;
  }[];
}
