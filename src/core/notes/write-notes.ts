/**
 * Writes notes down and seals them in the same moment: from then on they travel like a dossier, on any phone, and nobody on
 * the way reads them. Invariant: packet, delivery and the notes' own rows are written in one transaction or not at all.
 */

import type { HelpPlace, HelperIdentity } from '../dossier/dossier.ts';
import type { Household, HouseholdBody } from '../household/household.ts';
import { timeHousehold } from '../household/household-times.ts';
import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import { findThrownProblem } from '../storage-failure.ts';
import type { Note, NoteBody, NotesText } from './note.ts';
import { nextTurn, settleNotes, subjectOf } from './note.ts';

export type NotePorts = Pick<Ports, 'clock' | 'randomness' | 'settings' | 'noteBook'>;

/** As many as a packet takes. */
export const mostNotesAPacket = 200;

/**
 * Seals `bodies`, all of one hamlet, as one packet. `known`: the notes that their writer saw, the pack's and this phone's own;
 * `listed`: the households of the pack.
 * Problems: not-enrolled, storage-full (nothing was written). Throws a `RangeError` for more than a packet takes.
 */
export async function writeNotes(
  ports: NotePorts,
  place: HelpPlace & { readonly hamlet: string },
  bodies: readonly NoteBody[],
  known: readonly Note[],
  listed: readonly Household[] = [],
): Promise<Result<readonly Note[]>> {
  if (bodies.length === 0) return succeed([]);
  if (bodies.length > mostNotesAPacket) throw new RangeError(`${bodies.length} notes in one packet`);
  const helper: HelperIdentity | undefined = await ports.settings.helper();
  if (!helper) return fail('not-enrolled');
  const at = ports.clock.nowIso();
  const notes: Note[] = [];
  for (const body of bodies) {
    const turn = nextTurn([...known, ...notes], subjectOf({ body }));
    const timed = timeBody(body, at, [...known, ...notes], listed);
    notes.push({ noteId: ports.randomness.uuid(), at, hamlet: place.hamlet, turn, body: timed });
  }
  const text: NotesText = { kind: 'notes', notesId: ports.randomness.uuid(), notes, helper, place, sealedAt: at };
  try {
    await ports.noteBook.add(text);
    return succeed(notes);
  } catch (thrown) {
    const storageProblem = findThrownProblem(thrown);
    if (storageProblem?.code !== 'storage-full') throw thrown;
    return { ok: false, problem: storageProblem };
  }
}

/** A description of a household says which of it is new; every other note is new as a whole. */
export function timeBody(
  body: NoteBody,
  at: string,
  known: readonly Note[],
  listed: readonly Pick<Household, 'householdId' | keyof HouseholdBody['household']>[],
): NoteBody {
  if (body.type !== 'household') return body;
  const noted = settleNotes(known.filter((note) => subjectOf(note) === subjectOf({ body }))).get(subjectOf({ body }));
  const row = listed.find(({ householdId }) => householdId === body.householdId);
  return timeHousehold(body, at, {
    ...(noted && { noted: noted as Note<HouseholdBody> }),
    ...(row && { listed: row }),
  });
}
