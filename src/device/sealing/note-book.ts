/**
 * Notes of this phone: sealed to the province as a packet, and readable here, under the vault, until a pack of the hamlet
 * holds them. Both are written in one transaction.
 */

import type { NoteBook } from '../../core/ports.ts';
import type { Note, NotesText } from '../../core/notes/note.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import type { NoteRow } from '../store/database.ts';
import { newLetters, sealForVault } from '../store/letters.ts';
import { quarantine, readRows } from '../store/read-rows.ts';
import type { OpenVault } from '../vault/vault-record.ts';
import { sealPacket } from './seal-packet.ts';
import type { PacketMaker } from './seal-packet.ts';

export interface NoteBookParts extends PacketMaker {
  readonly findOpen: () => OpenVault | undefined;
}

export function newNoteBook(parts: NoteBookParts): NoteBook {
  const { store, randomness, findOpen } = parts;
  const { db } = store;
  const letters = newLetters(findOpen);

  return {
    async add(text: NotesText) {
      const pid = randomness.uuid();
      const told = text.notes.map((note) => ({ text: JSON.stringify(note), bound: boundOf(note.noteId) }));
      const sealed = await sealForVault(db, told);
      const rows = text.notes.map(({ noteId, hamlet }, index): NoteRow => {
        const letter = sealed[index];
        return { noteId, hamlet, pid, ...(letter && { letter }) };
      });
      return await sealPacket(parts, {
        pid,
        text: JSON.stringify(text),
        sealedAt: text.sealedAt,
        named: { dossierId: text.notesId, about: 'notes' },
        putBeside: async () => void (await db.notes.bulkPut(rows)),
        tables: [db.notes],
        topics: ['deliveries', 'notes'],
      });
    },

    async list(hamlet) {
      const keys = await db.notes.where('hamlet').equals(hamlet).primaryKeys();
      const { rows, torn } = await readRows(store, db.notes, keys);
      const notes: Note[] = [];
      let unread = torn.length;
      for (const { noteId, letter } of rows) {
        const note = letter ? await letters.read(letter, boundOf(noteId)) : 'torn';
        if (note === 'closed') throw new StorageFailure({ code: 'vault-locked' });
        if (note === 'torn') {
          unread += 1;
          quarantine(store, 'notes', noteId).catch(() => undefined);
        } else notes.push(note as unknown as Note);
      }
      return { notes, torn: unread };
    },

    async forget(noteIds) {
      await store.write([db.notes], ['notes'], () => db.notes.bulkDelete([...noteIds]));
    },
  };
}

function boundOf(noteId: string): string {
  return `note ${noteId}`;
}
