/** Everything a visit to a hamlet is for, from its pack and what was noted since: the same at the desk, in print and on a phone. */

import type { HamletPack } from '../household/hamlet-pack.ts';
import type { Household } from '../household/household.ts';
import { listHouseholdsNow } from '../household/roster.ts';
import type { Note } from '../notes/note.ts';
import type {
  BoxToCarry,
  EnvelopeToCarry,
  ResultToHandOver,
  SupplementToTake,
} from '../results/result-to-hand-over.ts';
import type { ResultBody } from '../results/result-note.ts';

export interface HamletErrands {
  /** Who was promised that somebody comes again, by the day that was named; also those that should have been seen already. */
  readonly comeBack: readonly { readonly household: Household; readonly on?: string; readonly remark?: string }[];
  /** Knocked on, nobody there. */
  readonly notHome: readonly Household[];
  readonly notKnocked: readonly Household[];
  readonly householdCount: number;
  readonly supplements: readonly SupplementToTake[];
  readonly results: readonly ResultToHandOver[];
  readonly boxes: readonly BoxToCarry[];
  readonly envelopes: readonly EnvelopeToCarry[];
}

/** `day` (`YYYY-MM-DD`): that of the visit. What was promised for a later day is left out. */
export function findHamletErrands(
  pack: Pick<HamletPack, 'households' | 'results' | 'supplements' | 'boxes' | 'envelopes'>,
  settled: ReadonlyMap<string, Note>,
  day: string,
): HamletErrands {
  const households = listHouseholdsNow(pack.households, settled).filter(({ isGone }) => !isGone);
  const comeBack = households.flatMap(({ household, door }) => {
    if (door?.body.outcome !== 'come-back') return [];
    const { comeBackOn: on, remark } = door.body;
    if (on !== undefined && on > day) return [];
    return [{ household, ...(on !== undefined && { on }), ...(remark !== undefined && { remark }) }];
  });
  return {
    comeBack: [...comeBack].sort((one, other) => ((one.on ?? '') < (other.on ?? '') ? -1 : 1)),
    notHome: households.filter(({ door }) => door?.body.outcome === 'not-home').map(({ household }) => household),
    // A knock that was noted by mistake is none.
    notKnocked: households
      .filter(({ door }) => door === undefined || door.body.outcome === 'not-knocked')
      .map(({ household }) => household),
    householdCount: households.length,
    supplements: pack.supplements ?? [],
    results: (pack.results ?? []).filter(({ dossierId }) => findHandedOver(settled, dossierId) === undefined),
    boxes: pack.boxes ?? [],
    envelopes: pack.envelopes ?? [],
  };
}

/** The note by which a result was handed over here; absent: none, or it was taken back. */
export function findHandedOver(settled: ReadonlyMap<string, Note>, dossierId: string): Note<ResultBody> | undefined {
  const note = settled.get(`result ${dossierId}`) as Note<ResultBody> | undefined;
  return note?.body.step === 'handed-over' ? note : undefined;
}

export interface ErrandCounts {
  readonly households: number;
  readonly supplements: number;
  readonly results: number;
  /** Results for which something is still to be paid. */
  readonly fees: number;
  readonly boxes: number;
  readonly envelopes: number;
}

/** What there is to do, by kind: for a row of a schedule. */
export function countHamletErrands(errands: HamletErrands): ErrandCounts {
  const { comeBack, notHome, notKnocked, supplements, results, boxes, envelopes } = errands;
  return {
    households: comeBack.length + notHome.length + notKnocked.length,
    supplements: supplements.length,
    results: results.length,
    fees: results.filter(({ fee }) => fee !== undefined).length,
    envelopes: envelopes.length,
    boxes: boxes.reduce((sum, { unsent }) => sum + unsent, 0),
  };
}
