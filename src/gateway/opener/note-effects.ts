/**
 * What a note means beside being kept: a result handed over moves its dossier, an envelope changes hands. An effect happens
 * once for each note, in the transaction that keeps it, and never refuses: what it finds out of order it writes down for a
 * person to look at, because the note is true whatever the office thinks of it.
 */

import type { Transaction } from 'kysely';
import type { Note, NoteBody } from '../../core/notes/note.ts';
import type { Database } from '../store/schema.ts';
import type { PacketRow } from './open-text.ts';

export interface ArrivedNote {
  readonly note: Note;
  readonly packet: PacketRow;
  readonly communeCode: string;
  readonly now: Date;
}

export type NoteEffect = (trx: Transaction<Database>, arrived: ArrivedNote) => Promise<void>;

export const noteEffects: { readonly [type in NoteBody['type']]?: NoteEffect } = {};
