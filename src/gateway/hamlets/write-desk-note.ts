import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { nextTurn, subjectOf } from '../../core/notes/note.ts';
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
  wishes: readonly { readonly hamlet: string; readonly body: NoteBody; readonly known: Iterable<Note> }[],
): Promise<void> {
  const moment = now();
  const rows = wishes.map(({ hamlet, body, known }) => {
    const turn = nextTurn(known, subjectOf({ body }));
    const note: Note = { noteId: randomUUID(), at: vietnamIso(moment), hamlet, turn, body };
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
