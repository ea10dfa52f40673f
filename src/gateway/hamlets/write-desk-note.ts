import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { HouseholdBody } from '../../core/household/household.ts';
import { nextTurn, subjectOf } from '../../core/notes/note.ts';
import { timeBody } from '../../core/notes/write-notes.ts';
import type { Note, NoteBody } from '../../core/notes/note.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { sealNoteContent } from '../store/note-tables.ts';
import type { Database } from '../store/schema.ts';

/**
 * The desk's word among what was noted in a hamlet: a note like any other, so that every phone agrees by the same order. It
 * follows all that the desk knows (`known`, at least the notes of that subject).
 */
export async function writeDeskNotes(
  { keys, now }: Pick<GatewayContext, 'keys' | 'now'>,
  trx: Transaction<Database>,
  { deviceId, communeCode }: DeskCaller,
  wishes: readonly {
    readonly hamlet: string;
    readonly body: NoteBody;
    readonly known: readonly Note[];
    /** What the list said of the household before. */
    readonly listed?: HouseholdBody['household'];
  }[],
): Promise<void> {
  const moment = now();
  const at = vietnamIso(moment);
  const rows = wishes.map(({ hamlet, body: said, known, listed }) => {
    const turn = nextTurn(known, subjectOf({ body: said }));
    const row = listed && said.type === 'household' ? [{ ...listed, householdId: said.householdId }] : [];
    const body = timeBody(said, at, known, row);
    const note: Note = { noteId: randomUUID(), at, hamlet, turn, body };
    return {
      note_id: note.noteId,
      pid: null,
      device_id: deviceId,
      commune_code: communeCode,
      hamlet,
      kind: body.type,
      written_at: moment,
      received_at: moment,
      sealed_content: sealNoteContent(keys.dataKey, note),
    };
  });
  for (let from = 0; from < rows.length; from += 500) {
    await trx
      .insertInto('notes')
      .values(rows.slice(from, from + 500))
      .execute();
  }
}
