/** Sheets that a volunteer reports as spoiled or lost: nobody counts on them any more. What is used stays used. */

import type { Transaction } from 'kysely';
import { isUnused } from '../desk/change-pad.ts';
import type { Database } from '../store/schema.ts';
import type { ArrivedNote } from './note-effects.ts';

export async function reportSheets(
  trx: Transaction<Database>,
  { note: { body }, packet, communeCode, now, audit }: ArrivedNote,
): Promise<void> {
  if (body.type !== 'pad') return;
  const { codes = [], padNumber, fault, reportId } = body;
  const pads = trx
    .selectFrom('pads')
    .select('pad_id')
    .where('commune_code', '=', communeCode)
    .where('number', '=', padNumber ?? 0);
  const marked = await trx
    .updateTable('sheets')
    .set({ fault, fault_at: now, fault_by: packet.device_id })
    .where('commune_code', '=', communeCode)
    .where((where) => where.or([where('code', 'in', [...codes, '']), where('pad_id', 'in', pads)]))
    .where('fault', 'is', null)
    .where(isUnused)
    .executeTakeFirst();
  const details = { fault, sheets: Number(marked.numUpdatedRows) };
  audit({ actor: packet.device_id, action: 'sheets-reported', subject: reportId, details, at: now });
}
