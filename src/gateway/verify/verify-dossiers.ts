/** Every dossier's sealed content and history open under the data key. */

import type { Selectable } from 'kysely';
import { openDossierContent, openNote } from '../store/dossier-content.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import { pageSize } from './examination.ts';
import type { Examination } from './examination.ts';

type DossierRow = Pick<Selectable<DossiersTable>, 'dossier_id' | 'pid' | 'local_code' | 'sealed_content'>;

export async function verifyDossiers(examination: Examination): Promise<void> {
  const { db, found, counted } = examination;
  for (let after = ''; ;) {
    const page = await db
      .selectFrom('dossiers')
      .select(['dossier_id', 'pid', 'local_code', 'sealed_content'])
      .where('dossier_id', '>', after)
      .orderBy('dossier_id')
      .limit(pageSize)
      .execute();
    for (const row of page) {
      const detail = findFault(examination, row);
      const dossier = { subject: row.dossier_id, packets: [row.pid] };
      if (detail !== undefined) found({ kind: 'dossier-damaged', detail, ...dossier });
      if (!(await namesItsPacket(examination, row))) found({ kind: 'dossier-damaged', detail: 'packets', ...dossier });
    }
    counted('dossiers', page.length);
    after = page.at(-1)?.dossier_id ?? '';
    if (page.length < pageSize) return;
  }
}

function findFault({ dataKey }: Examination, row: DossierRow): string | undefined {
  try {
    const { text } = openDossierContent(dataKey, row.dossier_id, row.sealed_content);
    if (text.dossierId !== row.dossier_id) return 'dossier-id';
    return (text.sheet?.code ?? text.localCode) === row.local_code ? undefined : 'local-code';
  } catch {
    return 'sealed-content';
  }
}

/** The newest packet is in the dossier's history. */
async function namesItsPacket({ db }: Examination, { dossier_id: dossierId, pid }: DossierRow): Promise<boolean> {
  const row = await db
    .selectFrom('dossier_packets')
    .select('pid')
    .where('dossier_id', '=', dossierId)
    .where('pid', '=', pid)
    .executeTakeFirst();
  return row !== undefined;
}

export async function verifyNotes({ db, dataKey, found, counted }: Examination): Promise<void> {
  for (let after = '0'; ;) {
    const page = await db
      .selectFrom('dossier_events')
      .select(['event_id', 'dossier_id', 'sealed_note'])
      .where('event_id', '>', after)
      .orderBy('event_id')
      .limit(pageSize)
      .execute();
    for (const { event_id: eventId, dossier_id: dossierId, sealed_note: note } of page) {
      if (note !== null && !opens(() => openNote(dataKey, dossierId, note))) {
        found({ kind: 'note-damaged', subject: dossierId, detail: eventId });
      }
    }
    counted('notes', page.length);
    after = page.at(-1)?.event_id ?? '0';
    if (page.length < pageSize) return;
  }
}

function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}
