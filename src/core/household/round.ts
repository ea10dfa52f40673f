/**
 * The round of a team through a hamlet: who lives behind each door as the notes have it now, and what became of it since the
 * round began. A round is nothing that is kept: it is what was noted since a day, and whoever chooses another day sees another.
 */

import { findDayNumber, isoOfDayNumber, weekdayOf } from '../calendar/calendar-date.ts';
import type { KnownHamlet } from '../hamlet-ports.ts';
import type { Note } from '../notes/note.ts';
import { fold } from '../text/fold.ts';
import { describe } from './household-times.ts';
import type { DoorBody, Household, HouseholdBody, VneidBody } from './household.ts';

/** to-knock: nobody was there in this round. */
export type DoorState = 'to-knock' | 'helped' | 'not-home' | 'declined' | 'come-back';

export interface RoundDoor {
  /** As the notes have it now. */
  readonly household: Household;
  readonly state: DoorState;
  /** The day on which somebody is to come back has come, whenever that was said. */
  readonly isDue: boolean;
  /** The knock that holds, of this round or of an earlier one; absent: there was none. */
  readonly door?: Note<DoorBody>;
  readonly vneid?: Note<VneidBody>;
  /** Somebody noted it at the door: it is not in the commune's list. */
  readonly isNew: boolean;
  readonly isGone: boolean;
}

export interface RoundDays {
  /** `YYYY-MM-DD`: what was noted from this day on is of this round. */
  readonly since: string;
  readonly today: string;
}

/** Doors by where they are, then by the name of the head; without those that are gone. */
export function readRound(known: KnownHamlet, days: RoundDays): readonly RoundDoor[] {
  const { pack, settled } = known;
  const listed = new Map((pack?.households ?? []).map((household) => [household.householdId, household]));
  const added = [...settled.values()].flatMap(({ body }) =>
    body.type === 'household' && !listed.has(body.householdId) ? [body.householdId] : [],
  );
  const doors = [...listed.keys(), ...added].flatMap(
    (householdId) => doorOf(settled, listed.get(householdId), householdId, days) ?? [],
  );
  return sortDoors(doors.filter(({ isGone }) => !isGone));
}

/** One door of it, also where the household is gone. Absent: nobody knows of it here. */
export function findDoor(known: KnownHamlet, householdId: string, days: RoundDays): RoundDoor | undefined {
  const listed = known.pack?.households.find((household) => household.householdId === householdId);
  return doorOf(known.settled, listed, householdId, days);
}

function doorOf(
  settled: KnownHamlet['settled'],
  listed: Household | undefined,
  householdId: string,
  days: RoundDays,
): RoundDoor | undefined {
  const changed = findBody<HouseholdBody>(settled, 'household', householdId);
  const household = changed ? householdOf(changed, listed) : listed;
  if (!household) return undefined;
  const door = findBody<DoorBody>(settled, 'door', householdId);
  const vneid = findBody<VneidBody>(settled, 'vneid', householdId);
  return {
    household,
    ...readKnock(door, days),
    isNew: !listed,
    isGone: changed?.body.isGone === true,
    ...(door && door.body.outcome !== 'not-knocked' && { door }),
    ...(vneid && { vneid }),
  };
}

/** When somebody stood there: the day of the writer's clock. */
export function knockDayOf({ at, body }: Note<DoorBody>): string {
  return (body.knockedAt ?? at).slice(0, 10);
}

/** What a note that takes back the last one says: what held before it, with its moment, or that nobody was there. */
export function undoKnock(householdId: string, before: Note<DoorBody> | undefined): DoorBody {
  if (!before || before.body.outcome === 'not-knocked') return { type: 'door', householdId, outcome: 'not-knocked' };
  return { ...before.body, knockedAt: before.body.knockedAt ?? before.at };
}

/** Monday of the week in which `today` lies: when a round begins unless somebody chose another day. */
export function weekBeginning(today: string): string {
  const number = findDayNumber(today);
  if (number === undefined) return today;
  return isoOfDayNumber(number - ((weekdayOf(number) + 6) % 7));
}

export interface RoundCount {
  readonly all: number;
  /** Somebody knocked, whatever came of it. */
  readonly knocked: number;
  /** Helped or declined: nobody has to come again. */
  readonly settled: number;
  /** By filter, as `findDoors` lets them through. */
  readonly by: { readonly [filter in RoundFilter]: number };
}

export function countRound(doors: readonly RoundDoor[]): RoundCount {
  const count = (holds: (door: RoundDoor) => boolean): number => doors.filter(holds).length;
  return {
    all: doors.length,
    knocked: count(({ state }) => state !== 'to-knock'),
    settled: count(({ state }) => state === 'helped' || state === 'declined'),
    by: Object.fromEntries(roundFilters.map((filter) => [filter, count((door) => isIn(door, filter))])) as {
      readonly [filter in RoundFilter]: number;
    },
  };
}

export const roundFilters = ['all', 'to-knock', 'due', 'needs', 'vneid'] as const;
export type RoundFilter = (typeof roundFilters)[number];

/** Those that `filter` lets through and in which every word of `query` stands, whatever its marks and its case. */
export function findDoors(doors: readonly RoundDoor[], query: string, filter: RoundFilter): readonly RoundDoor[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return doors.filter((door) => isIn(door, filter) && words.every((word) => searchTextOf(door).includes(word)));
}

function isIn(door: RoundDoor, filter: RoundFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'to-knock':
      return door.state === 'to-knock';
    case 'due':
      return door.isDue;
    case 'needs':
      return door.household.needs.length > 0;
    case 'vneid':
      return wantsVneid(door);
  }
}

/** Somebody there waits for help with VNeID. */
function wantsVneid({ vneid, household }: RoundDoor): boolean {
  const waits = vneid?.body.people.some(({ step }) => step === 'asked' || step === 'invited');
  return waits ?? household.needs.includes('vneid');
}

/** How many people of these households have level 2, and of how many the level is known. */
export function countVneid(doors: readonly RoundDoor[]): { readonly level2: number; readonly known: number } {
  let [level2, known] = [0, 0];
  for (const { household } of doors) {
    const { none = 0, 'level-1': level1 = 0, 'level-2': two = 0 } = household.vneid ?? {};
    level2 += two;
    known += none + level1 + two;
  }
  return { level2, known };
}

const searchTexts = new WeakMap<Household, string>();

/** Folded once a household: at every key it would take the whole screen's time. */
function searchTextOf({ household }: RoundDoor): string {
  const known = searchTexts.get(household);
  if (known !== undefined) return known;
  const { headName, whereabouts = '', phone = '', remark = '' } = household;
  const text = fold(`${headName} ${whereabouts} ${phone.replaceAll(/\D/g, '')} ${remark}`);
  searchTexts.set(household, text);
  return text;
}

/** Doors of one place, for the map: what is said of a place up to its first number of a house or comma. */
export interface DoorGroup {
  /** Empty: nobody said where it is. */
  readonly place: string;
  readonly doors: readonly RoundDoor[];
}

/** In the order of the doors. */
export function groupDoors(doors: readonly RoundDoor[]): readonly DoorGroup[] {
  const groups = new Map<string, { readonly place: string; readonly doors: RoundDoor[] }>();
  for (const door of doors) {
    const place = placeOf(door.household.whereabouts ?? '');
    const key = fold(place);
    const group = groups.get(key) ?? { place, doors: [] };
    group.doors.push(door);
    groups.set(key, group);
  }
  const [nowhere, somewhere] = [groups.get(''), [...groups].filter(([key]) => key !== '').map(([, group]) => group)];
  return nowhere ? [...somewhere, nowhere] : somewhere;
}

/** "Ngõ 3, nhà thứ hai" and "Ngõ 3 - cạnh suối" are both "Ngõ 3". */
function placeOf(whereabouts: string): string {
  return (whereabouts.split(/[,;(–—]| - /)[0] ?? '').replaceAll(/\s+/g, ' ').trim();
}

function readKnock(door: Note<DoorBody> | undefined, { since, today }: RoundDays): Pick<RoundDoor, 'state' | 'isDue'> {
  if (!door || door.body.outcome === 'not-knocked') return { state: 'to-knock', isDue: false };
  const { outcome, comeBackOn } = door.body;
  const isOfRound = knockDayOf(door) >= since;
  return {
    state: isOfRound ? outcome : 'to-knock',
    isDue: outcome === 'come-back' && comeBackOn !== undefined && comeBackOn <= today,
  };
}

/** The note about a household of that kind; `subjectOf` names it so. */
function findBody<Body extends DoorBody | HouseholdBody | VneidBody>(
  settled: KnownHamlet['settled'],
  type: Body['type'],
  householdId: string,
): Note<Body> | undefined {
  const note = settled.get(`${type} ${householdId}`);
  return note?.body.type === type ? (note as Note<Body>) : undefined;
}

const asNoted = new WeakMap<
  Note<HouseholdBody>,
  { readonly household: Household; readonly listed: Household | undefined }
>();

/** The same object for the same note over the same row of the list: what is worked out of a household is worked out once. */
function householdOf(note: Note<HouseholdBody>, listed: Household | undefined): Household {
  const { householdId } = note.body;
  const known = asNoted.get(note);
  if (known && known.listed === listed) return known.household;
  const household = { householdId, hamlet: note.hamlet, ...describe(note.body, listed).household };
  asNoted.set(note, { household, listed });
  return household;
}

/** "Ngõ 10" after "Ngõ 9"; whoever has no place comes last. */
function sortDoors(doors: readonly RoundDoor[]): readonly RoundDoor[] {
  const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return [...doors].sort(({ household: one }, { household: other }) => order(sortKeyOf(one), sortKeyOf(other)));
}

const sortKeys = new WeakMap<Household, string>();

/** Made once a household, because a collator over two thousand of them would stop a cheap phone. */
function sortKeyOf(household: Household): string {
  const known = sortKeys.get(household);
  if (known !== undefined) return known;
  const { whereabouts = '', headName, householdId } = household;
  const place = whereabouts.trim() === '' ? '\uffff' : fold(whereabouts);
  const key = `${place}\n${fold(headName)}\n${householdId}`.replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'));
  sortKeys.set(household, key);
  return key;
}
