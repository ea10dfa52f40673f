/** The commune's own list of its households, as the desk keeps it; what a hamlet's notes say of them since is laid over it. */

import type { Note } from '../notes/note.ts';
import { describe } from './household-times.ts';
import type { DoorBody, Household, HouseholdBody, VneidBody } from './household.ts';

/** What the list says of one household. */
export interface RosterContent extends Omit<Household, 'householdId'> {
  /** Of the household in the commune's own books; stays at the desk. */
  readonly number?: string;
}

/** A household as it is now: the list, or what was noted at its door since. */
export interface HouseholdNow {
  readonly household: Household;
  /** The list does not have it: somebody found it at the door. */
  readonly isOnlyNoted: boolean;
  /** It moved away, or stood twice. */
  readonly isGone: boolean;
  readonly noted?: Note<HouseholdBody>;
  readonly door?: Note<DoorBody>;
  readonly vneid?: Note<VneidBody>;
}

/**
 * Every household of a hamlet as it is now, in the order of the list, those only noted after them. `settled`: what holds among
 * all its notes (`settleNotes`). A note about a household that nobody described shows nothing.
 */
export function listHouseholdsNow(
  households: readonly Household[],
  settled: ReadonlyMap<string, Note>,
): readonly HouseholdNow[] {
  const listed = households.map((household) => nowOf(household, settled, false));
  const known = new Set(households.map(({ householdId }) => householdId));
  for (const { body, hamlet } of settled.values()) {
    if (body.type !== 'household' || known.has(body.householdId)) continue;
    listed.push(nowOf({ ...body.household, householdId: body.householdId, hamlet }, settled, true));
  }
  return listed;
}

function nowOf(household: Household, settled: ReadonlyMap<string, Note>, isOnlyNoted: boolean): HouseholdNow {
  const { householdId, hamlet } = household;
  const noted = settled.get(`household ${householdId}`) as Note<HouseholdBody> | undefined;
  const door = settled.get(`door ${householdId}`) as Note<DoorBody> | undefined;
  const vneid = settled.get(`vneid ${householdId}`) as Note<VneidBody> | undefined;
  return {
    household: noted
      ? { ...describe(noted.body, isOnlyNoted ? undefined : household).household, householdId, hamlet }
      : household,
    isOnlyNoted,
    isGone: noted?.body.isGone === true,
    ...(noted && { noted }),
    ...(door && { door }),
    ...(vneid && { vneid }),
  };
}
