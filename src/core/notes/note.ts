/**
 * What is written down in a hamlet beside dossiers: a door that was knocked on, a household that changed, who wants help with
 * VNeID. A note is never changed, only followed by another one, so that two volunteers in one hamlet overwrite nothing of each
 * other: what holds is worked out from all the notes there are, in whatever order they arrived (`settleNotes`).
 */

import type { HelpPlace, HelperIdentity } from '../dossier/dossier.ts';
import type { DoorBody, HouseholdBody, VneidBody } from '../household/household.ts';
import { mergeHouseholds } from '../household/household-times.ts';
import type { EnvelopeBody } from '../handover/hand-over.ts';
import type { CashBody } from '../money/cash.ts';
import type { PadBody } from '../handover/pad.ts';
import type { TaskBody } from '../handover/task-note.ts';
import type { ResultBody } from '../results/result-note.ts';
import type { SatisfactionBody } from '../results/satisfaction.ts';

export type NoteBody =
  | DoorBody
  | HouseholdBody
  | VneidBody
  | ResultBody
  | SatisfactionBody
  | EnvelopeBody
  | PadBody
  | TaskBody
  | CashBody;

export interface Note<Body extends NoteBody = NoteBody> {
  /** UUID v4: the same note twice is one. */
  readonly noteId: string;
  /** Local time of its writer with offset; the clock may be wrong. */
  readonly at: string;
  /** As the team's list spells it. */
  readonly hamlet: string;
  /**
   * One more than the highest that its writer knew for the same thing: who saw the earlier note comes after it, whatever the
   * clocks say. From 1.
   */
  readonly turn: number;
  readonly body: Body;
}

/** The plaintext of part 0 of a packet of notes (protocol §2). */
export interface NotesText {
  readonly kind: 'notes';
  /** The packet's own id inside; what a dossier's id is to a dossier. */
  readonly notesId: string;
  /** 1 to 200, of one hamlet. */
  readonly notes: readonly Note[];
  readonly helper: HelperIdentity;
  readonly place: HelpPlace;
  readonly sealedAt: string;
}

/** What two notes must agree on to be about the same thing. */
export function subjectOf({ body }: Pick<Note, 'body'>): string {
  return `${body.type} ${subjectIdOf(body)}`;
}

/** What a note of each kind is about; a kind whose notes never follow each other has an id of its own. */
function subjectIdOf(body: NoteBody): string {
  switch (body.type) {
    case 'door':
    case 'household':
    case 'vneid':
      return body.householdId;
    case 'result':
    case 'satisfaction':
      return body.dossierId;
    case 'envelope':
      return `${body.handOverId} ${body.side}`;
    case 'pad':
      return body.reportId;
    case 'task':
      return body.dossierId;
    case 'cash':
      return body.cashId;
  }
}

/** Negative when `one` comes before `other`: by turn, then by their writers' clocks, then by id, so that all agree. */
export function compareNotes(one: Note, other: Note): number {
  if (one.turn !== other.turn) return one.turn - other.turn;
  const [first, second] = [momentOf(one), momentOf(other)];
  if (first !== second) return first - second;
  if (one.noteId === other.noteId) return 0;
  return one.noteId < other.noteId ? -1 : 1;
}

/** What no calendar has comes before every moment: leaving it out of the comparison would make the order go in circles. */
function momentOf({ at }: Note): number {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? Number.MIN_SAFE_INTEGER : ms;
}

/**
 * The note that holds for each subject; of a household's descriptions the last one, with the newest word of each field. Any
 * order, any repetition, any grouping gives the same: what two phones settled apart and settled again together is what one phone
 * that saw everything would say.
 */
export function settleNotes<Known extends Note>(notes: Iterable<Known>): ReadonlyMap<string, Known> {
  const settled = new Map<string, Known>();
  for (const note of notes) {
    const subject = subjectOf(note);
    const before = settled.get(subject);
    if (!before) settled.set(subject, note);
    else settled.set(subject, compareNotes(before, note) < 0 ? followedBy(before, note) : followedBy(note, before));
  }
  return settled;
}

function followedBy<Known extends Note>(earlier: Known, later: Known): Known {
  if (later.body.type !== 'household' || earlier.body.type !== 'household') return later;
  // The same kind of note as both: only its fields are put together.
  return mergeHouseholds(earlier as Note<HouseholdBody>, later as Note<HouseholdBody>) as Known;
}

/** The turn of a note about `subject` written by somebody who knows `notes`. */
export function nextTurn(notes: Iterable<Note>, subject: string): number {
  let highest = 0;
  for (const note of notes) if (subjectOf(note) === subject) highest = Math.max(highest, note.turn);
  return highest + 1;
}
