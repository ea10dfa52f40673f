import type { Note, NoteBody } from '../../core/notes/note.ts';
import type { GatewayContext } from '../context.ts';
import { openNoteContent } from '../store/note-tables.ts';

/** A note with who wrote it and when it came. */
export interface KeptNote {
  readonly note: Note;
  readonly deviceId: string;
  readonly receivedAt: Date;
}

/** All notes of `kinds`, of the whole commune or of its hamlet with these spellings, as they came. */
export async function readNotes(
  { db, keys }: Pick<GatewayContext, 'db' | 'keys'>,
  communeCode: string,
  spellings: readonly string[] | undefined,
  kinds: readonly NoteBody['type'][],
): Promise<readonly KeptNote[]> {
  if (spellings?.length === 0) return [];
  let query = db
    .selectFrom('notes')
    .select(['note_id', 'device_id', 'received_at', 'sealed_content'])
    .where('commune_code', '=', communeCode)
    .where('kind', 'in', kinds)
    .orderBy('received_at')
    .orderBy('note_id');
  if (spellings) query = query.where('hamlet', 'in', spellings);
  return (await query.execute()).map((row) => ({
    note: openNoteContent(keys.dataKey, row.note_id, row.sealed_content),
    deviceId: row.device_id,
    receivedAt: row.received_at,
  }));
}
