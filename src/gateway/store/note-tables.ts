/** The table of what is noted in the hamlets; `schema.ts` has the others. */

import type { KeyObject } from 'node:crypto';
import type { Note } from '../../core/notes/note.ts';
import type { Timestamp } from './column-types.ts';
import { openJson, sealJson } from './sealed-content.ts';

export interface NotesTable {
  note_id: string;
  /** Null: the desk wrote it. */
  pid: string | null;
  device_id: string;
  commune_code: string;
  /** As the phone's team spells it. */
  hamlet: string;
  /** `NoteBody.type`. */
  kind: string;
  /** By the phone's clock. */
  written_at: Timestamp;
  received_at: Timestamp;
  /** The whole note. */
  sealed_content: Buffer;
}

export function sealNoteContent(dataKey: KeyObject, note: Note): Buffer {
  return sealJson(dataKey, `notes.sealed_content:${note.noteId}`, note);
}

export function openNoteContent(dataKey: KeyObject, noteId: string, sealed: Uint8Array): Note {
  return openJson(dataKey, `notes.sealed_content:${noteId}`, sealed);
}
