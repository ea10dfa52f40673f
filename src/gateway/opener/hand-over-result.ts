/**
 * A result that was handed over in a hamlet moves its dossier, by the desk's own rule. What holds is worked out from all the
 * notes about it, so their order of arrival does not matter: the last word may be that it was a mistake. Whatever does not fit
 * (handed over at the counter already, no result yet) is written into the dossier's history for a person to look at.
 */

import type { Selectable, Transaction } from 'kysely';
import { settleNotes, subjectOf } from '../../core/notes/note.ts';
import type { Note } from '../../core/notes/note.ts';
import { handOver } from '../../core/reception/hand-over.ts';
import { receiverWords } from '../../core/results/result-note.ts';
import type { HandedResult, ResultBody } from '../../core/results/result-note.ts';
import { vietnamShort } from '../desk/vietnam-time.ts';
import { recordChange } from '../store/changes.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import { openDossierContent, sealDossierContent, sealNote } from '../store/dossier-content.ts';
import type { DossierContent } from '../store/dossier-content.ts';
import { openNoteContent } from '../store/note-tables.ts';
import type { Database } from '../store/schema.ts';
import type { ArrivedNote } from './note-effects.ts';

type ResultNote = Note<ResultBody>;

/** As what a note stands in its dossier's history. */
const handOverActions = [
  'hand-over',
  'hand-over-undone',
  'hand-over-again',
  'hand-over-early',
  'hand-over-superseded',
] as const;

/** What becomes of the dossier, and what the history says. */
interface Move {
  readonly action: (typeof handOverActions)[number];
  readonly to?: { readonly state: 'done' | 'handed-over'; readonly handedOver?: DossierContent['handedOver'] };
}

export async function handOverResult(trx: Transaction<Database>, arrived: ArrivedNote): Promise<void> {
  const { communeCode, now, dataKey, packet, audit } = arrived;
  const note = arrived.note as ResultNote;
  const { dossierId } = note.body;
  const dossier = await trx
    .selectFrom('dossiers')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('commune_code', '=', communeCode)
    .forUpdate()
    .executeTakeFirst();
  const at = { actor: packet.device_id, subject: dossierId, at: now };
  // The note stays; there is no history to write it into.
  if (!dossier) return audit({ ...at, action: 'result-note-astray', details: { note: note.noteId } });
  const before = openDossierContent(dataKey, dossierId, dossier.sealed_content);
  const holding = await findHolding(trx, arrived, note);
  const move = decideMove(note, holding, dossier, before);
  if (move.to) {
    const { state, handedOver } = move.to;
    const { handedOver: _, ...rest } = before;
    const content = { ...rest, ...(handedOver && { handedOver }) };
    await trx
      .updateTable('dossiers')
      .set({
        state,
        ...(state !== dossier.state && { state_at: now }),
        revision: dossier.revision + 1,
        sealed_content: sealDossierContent(dataKey, dossierId, content),
      })
      .where('dossier_id', '=', dossierId)
      .execute();
    await recordChange(trx, { kind: 'status', subject: dossierId, communeCode });
  }
  await trx
    .insertInto('dossier_events')
    .values({
      dossier_id: dossierId,
      at: now,
      actor: packet.device_id,
      action: move.action,
      sealed_note: sealNote(dataKey, dossierId, wordsOf(note)),
    })
    .execute();
  const details = { from: dossier.state, to: move.to?.state ?? dossier.state, note: note.noteId };
  audit({ ...at, action: `dossier-${move.action}`, details });
}

/**
 * Of all that was noted about this result, what holds. Every note leaves a line in the dossier's history, so without one there
 * is no other to look for among thousands.
 */
async function findHolding(
  trx: Transaction<Database>,
  { communeCode, dataKey }: ArrivedNote,
  note: ResultNote,
): Promise<ResultNote> {
  const earlier = await trx
    .selectFrom('dossier_events')
    .select('event_id')
    .where('dossier_id', '=', note.body.dossierId)
    .where('action', 'in', handOverActions)
    .limit(1)
    .executeTakeFirst();
  if (!earlier) return note;
  const rows = await trx
    .selectFrom('notes')
    .select(['note_id', 'sealed_content'])
    .where('commune_code', '=', communeCode)
    .where('kind', '=', 'result')
    .execute();
  const subject = subjectOf(note);
  const notes = rows
    .map((row) => openNoteContent(dataKey, row.note_id, row.sealed_content))
    .filter((one) => subjectOf(one) === subject);
  return (settleNotes([note, ...notes]).get(subject) ?? note) as ResultNote;
}

function decideMove(
  note: ResultNote,
  holding: ResultNote,
  { state }: Selectable<DossiersTable>,
  { handedOver }: DossierContent,
): Move {
  const isLast = holding.noteId === note.noteId;
  const isByNote = state === 'handed-over' && handedOver?.noteId !== undefined;
  if (holding.body.step === 'taken-back') {
    if (isByNote) return { action: 'hand-over-undone', to: { state: 'done' } };
    // Nothing moved by a note is left to take back; a hand-over at the counter stays what it is.
    return { action: isLast ? 'hand-over-undone' : 'hand-over-superseded' };
  }
  const words = receiverWords(holding.body);
  const moved = handOver({ state }, { way: 'remote', to: words.slice(0, 200) });
  if (moved.ok && moved.value.handOver) {
    return { action: 'hand-over', to: { state: 'handed-over', handedOver: keptOf(holding, moved.value.handOver) } };
  }
  if (!isLast) return { action: 'hand-over-superseded' };
  // Two phones say so: the word that holds stands in the dossier, both in its history.
  if (isByNote && handedOver) {
    const kept = keptOf(holding, { way: 'remote', to: words.slice(0, 200) });
    return { action: 'hand-over-again', to: { state: 'handed-over', handedOver: kept } };
  }
  return { action: state === 'handed-over' ? 'hand-over-again' : 'hand-over-early' };
}

function keptOf({ noteId }: ResultNote, handedOver: NonNullable<DossierContent['handedOver']>) {
  return { ...handedOver, noteId };
}

function wordsOf({ body, at, hamlet }: ResultNote): string {
  const moment = new Date(at);
  const when = Number.isNaN(moment.getTime()) ? '' : `, máy ghi lúc ${vietnamShort(moment)}`;
  return body.step === 'taken-back'
    ? `Ghi nhầm, kết quả chưa trao (${hamlet}${when})`
    : `${receiverWords(body satisfies HandedResult)} (tại buổi lưu động, ${hamlet}${when})`;
}
