/**
 * Keeps what was noted in a hamlet: every note once, whoever brings its packet how often; what a note means for the desk
 * (`note-effects.ts`) happens in the same transaction. What holds among many notes, core's `settleNotes` says wherever they
 * are read.
 */

import type { Transaction } from 'kysely';
import type { Note } from '../../core/notes/note.ts';
import { writeAudit } from '../store/audit.ts';
import type { AuditEntry } from '../store/audit.ts';
import { sealNoteContent } from '../store/note-tables.ts';
import type { Database } from '../store/schema.ts';
import { noteEffects } from './note-effects.ts';
import { findSendersCommune } from './find-senders-commune.ts';
import { isKiosk } from './is-kiosk.ts';
import type { OpenedNotes, PacketRow } from './open-text.ts';
import type { Opener } from './opener.ts';
import { recordFailed, recordNotesOpened } from './record-opening.ts';

export async function admitNotes(
  { keys, now: readNow }: Pick<Opener, 'keys' | 'now'>,
  trx: Transaction<Database>,
  packet: PacketRow,
  { notes: { notes, place, sealedAt } }: OpenedNotes,
): Promise<void> {
  const now = readNow();
  // Nothing is corrected by replacing: a later note says what is different.
  if (packet.supersedes !== null) return await recordFailed(trx, packet, 'supersedes-refused', now);
  // Whoever holds the key of a PC that anybody may use must not speak for doors, results and envelopes.
  if (await isKiosk(trx, packet.device_id)) return await recordFailed(trx, packet, 'kiosk-has-no-notes', now);
  const communeCode = await findSendersCommune(trx, packet.device_id, { place, sealedAt });
  if (communeCode === undefined) return await recordFailed(trx, packet, 'packet-failed-check', now);
  const common = { pid: packet.pid, device_id: packet.device_id, commune_code: communeCode };
  const added = await trx
    .insertInto('notes')
    .values(
      notes.map((note) => ({
        ...common,
        note_id: note.noteId,
        hamlet: note.hamlet,
        kind: note.body.type,
        written_at: writtenAt(note.at, packet.received_at),
        received_at: packet.received_at,
        sealed_content: sealNoteContent(keys.dataKey, note),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('note_id')
    .execute();
  const audits: AuditEntry[] = [];
  const audit = (entry: AuditEntry) => void audits.push(entry);
  const arrived = (note: Note) => ({ note, packet, communeCode, now, dataKey: keys.dataKey, audit });
  const addedIds = new Set(added.map(({ note_id }) => note_id));
  for (const note of notes) {
    if (addedIds.has(note.noteId)) await noteEffects[note.body.type]?.(trx, arrived(note));
  }
  for (const entry of audits) await writeAudit(trx, entry);
  await recordNotesOpened(trx, { packet, communeCode, count: notes.length, now });
}

/** A clock may say what no calendar has: then the day of arrival stands for it. */
function writtenAt(at: string, receivedAt: Date): Date {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? receivedAt : moment;
}
