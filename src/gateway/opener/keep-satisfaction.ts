/**
 * What a resident thought, kept beside the dossier: once, and of two answers on phones the one that follows the other. What was
 * said with the slip, alone at home, is the freer word and stays. Nothing of it goes into the history that the desk reads.
 */

import type { Transaction } from 'kysely';
import { compareNotes } from '../../core/notes/note.ts';
import type { Note } from '../../core/notes/note.ts';
import type { SatisfactionBody } from '../../core/results/satisfaction.ts';
import { openNoteContent } from '../store/note-tables.ts';
import type { Database } from '../store/schema.ts';
import type { ArrivedNote } from './note-effects.ts';

export async function keepSatisfaction(trx: Transaction<Database>, arrived: ArrivedNote): Promise<void> {
  const { communeCode, dataKey, packet, now, audit } = arrived;
  const note = arrived.note as Note<SatisfactionBody>;
  const { dossierId, time, attitude, ease } = note.body;
  const dossier = await trx
    .selectFrom('dossiers')
    .select(['commune_code', 'procedure_code', 'sample'])
    .where('dossier_id', '=', dossierId)
    .where('commune_code', '=', communeCode)
    .forUpdate()
    .executeTakeFirst();
  if (!dossier) {
    const details = { note: note.noteId };
    return audit({ actor: packet.device_id, action: 'satisfaction-astray', subject: dossierId, details, at: now });
  }
  const kept = await trx
    .selectFrom('satisfaction')
    .select(['way', 'note_id'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  if (kept?.way === 'slip') return;
  if (kept?.note_id && !(await isAfter(trx, dataKey, note, kept.note_id))) return;
  const answer = { way: 'visit' as const, time, attitude, ease, note_id: note.noteId, answered_at: packet.received_at };
  await trx
    .insertInto('satisfaction')
    .values({ dossier_id: dossierId, ...dossier, ...answer })
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(answer))
    .execute();
}

async function isAfter(
  trx: Transaction<Database>,
  dataKey: ArrivedNote['dataKey'],
  note: Note,
  keptId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('notes')
    .select('sealed_content')
    .where('note_id', '=', keptId)
    .executeTakeFirstOrThrow();
  return compareNotes(openNoteContent(dataKey, keptId, row.sealed_content), note) < 0;
}
