/**
 * Who describes a household writes down the whole of it, but has changed perhaps one thing. So each field of a description has
 * its own moment, and of two descriptions the newer word holds field by field: the desk's new telephone and the count of members
 * that a volunteer noted without coverage a day before both stay, in whatever order they arrive.
 */

import type { Note } from '../notes/note.ts';
import type { Household, HouseholdBody } from './household.ts';

const fields = ['headName', 'whereabouts', 'memberCount', 'phone', 'needs', 'remark', 'vneid', 'isGone'] as const;
export type DescribedField = (typeof fields)[number];

/** The moment of what stands there as the commune's list has it: before everything that was noted. */
const asListed = '';

type Described = Pick<HouseholdBody, 'household' | 'isGone'>;
type HouseholdNote = Note<HouseholdBody>;

/**
 * `body` with the moments of what its writer, at `at`, left as it was. `noted`: the description that held for the writer;
 * `listed`: what the list said then. A changed field follows what its writer saw even where that has a moment still to come.
 */
export function timeHousehold(
  { writtenAt: _, ...body }: HouseholdBody,
  at: string,
  { noted, listed }: { readonly noted?: HouseholdNote; readonly listed?: Described['household'] },
): HouseholdBody {
  const seen = noted ? describe(noted.body, listed) : listed && { household: listed };
  if (!seen) return body;
  const writtenAt: { [field in DescribedField]?: string } = {};
  for (const field of fields) {
    const before = noted ? momentOf(noted, field) : asListed;
    if (wordOf(body, field) === wordOf(seen, field)) writtenAt[field] = before;
    else if (msOf(before) >= msOf(at)) writtenAt[field] = justAfter(before);
  }
  return Object.keys(writtenAt).length === 0 ? body : { ...body, writtenAt };
}

/** Of two descriptions of one household, `later` by the order of notes: the newer word of each field. Any grouping gives the same. */
export function mergeHouseholds(earlier: HouseholdNote, later: HouseholdNote): HouseholdNote {
  const taken = fields.filter((field) => isNewer(earlier, later, field));
  if (taken.length === 0) return later;
  const merged: Record<string, unknown> = { ...later.body.household };
  const writtenAt: { [field in DescribedField]?: string } = {};
  let isGone = later.body.isGone === true;
  for (const field of fields) {
    const from = taken.includes(field) ? earlier : later;
    const moment = momentOf(from, field);
    if (moment !== later.at) writtenAt[field] = moment;
    if (field === 'isGone') {
      isGone = from.body.isGone === true;
      continue;
    }
    const value = from.body.household[field];
    if (value === undefined) delete merged[field];
    else merged[field] = value;
  }
  const { isGone: _gone, writtenAt: _times, ...body } = later.body;
  const household = merged as unknown as HouseholdBody['household'];
  const isTimed = Object.keys(writtenAt).length > 0;
  return { ...later, body: { ...body, household, ...(isGone && { isGone }), ...(isTimed && { writtenAt }) } };
}

/** What a description comes to beside the list as it is now: what nobody changed at the door follows the list. */
export function describe(body: HouseholdBody, listed: Described['household'] | undefined): Described {
  const { household, isGone, writtenAt = {} } = body;
  const shown: Record<string, unknown> = { ...household };
  for (const field of fields) {
    if (!listed || field === 'isGone' || writtenAt[field] !== asListed) continue;
    if (listed[field] === undefined) delete shown[field];
    else shown[field] = listed[field];
  }
  return { household: shown as unknown as Described['household'], ...(isGone && { isGone }) };
}

/**
 * The fields in which `note` never held, because a newer word stood there when it came, at `receivedAt`; `holding`: what all
 * notes of the household come to.
 */
export function listLateWords(
  note: HouseholdNote,
  receivedAt: string,
  holding: HouseholdNote,
): readonly DescribedField[] {
  return fields.filter((field) => {
    const newer = msOf(momentOf(holding, field));
    if (wordOf(note.body, field) === wordOf(holding.body, field)) return false;
    return momentOf(note, field) === note.at && newer >= msOf(note.at) && newer < msOf(receivedAt);
  });
}

function isNewer(one: HouseholdNote, other: HouseholdNote, field: DescribedField): boolean {
  const [first, second] = [momentOf(one, field), momentOf(other, field)];
  if (msOf(first) !== msOf(second)) return msOf(first) > msOf(second);
  const [word, otherWord] = [wordOf(one.body, field), wordOf(other.body, field)];
  return word === otherWord ? first > second : word > otherWord;
}

function momentOf({ at, body }: HouseholdNote, field: DescribedField): string {
  return body.writtenAt?.[field] ?? at;
}

/** What no calendar has comes after the list and before every moment. */
function msOf(moment: string): number {
  if (moment === asListed) return -Infinity;
  const ms = Date.parse(moment);
  return Number.isNaN(ms) ? Number.MIN_SAFE_INTEGER : ms;
}

function justAfter(moment: string): string {
  const ms = Date.parse(moment);
  return Number.isNaN(ms) ? moment : new Date(ms + 1).toISOString();
}

/** Equal for what is the same to people, whatever the order of its parts. */
function wordOf({ household, isGone }: Described, field: DescribedField): string {
  switch (field) {
    case 'isGone':
      return String(isGone === true);
    case 'needs':
      return [...household.needs].sort().join();
    case 'vneid':
      return vneidWord(household.vneid);
    default:
      return JSON.stringify(household[field] ?? '');
  }
}

function vneidWord(vneid: Household['vneid'] = {}): string {
  return [vneid.none, vneid['level-1'], vneid['level-2']].join();
}
