/**
 * What a note means beside being kept: a result handed over moves its dossier, an envelope changes hands. An effect happens
 * once for each note, in the transaction that keeps it, and never refuses: what it finds out of order it writes down for a
 * person to look at, because the note is true whatever the office thinks of it.
 */

import type { KeyObject } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Note, NoteBody } from '../../core/notes/note.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { handOverResult } from './hand-over-result.ts';
import { keepSatisfaction } from './keep-satisfaction.ts';
import { reportSheets } from './note-pad.ts';
import { giveTask } from './note-task.ts';
import type { PacketRow } from './open-text.ts';

export interface ArrivedNote {
  readonly note: Note;
  readonly packet: PacketRow;
  readonly communeCode: string;
  readonly now: Date;
  /** What is opened is sealed again with it. */
  readonly dataKey: KeyObject;
  /** To be written at the end of the transaction: all who change anything wait for the log, so it is taken last. */
  readonly audit: (entry: AuditEntry) => void;
}

export type NoteEffect = (trx: Transaction<Database>, arrived: ArrivedNote) => Promise<void>;

export const noteEffects: { readonly [type in NoteBody['type']]?: NoteEffect } = {
  result: handOverResult,
  satisfaction: keepSatisfaction,
  pad: reportSheets,
  task: giveTask,
};
