/**
 * An envelope reached the desk: one scan of its label marks originals and ink confirmation as arrived for every dossier
 * with that code. Scanned again it changes nothing, so a nervous second scan is harmless.
 */

import type { DeskRow, EnvelopeAnswer } from '../../core/reception/desk.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';
import { fail, succeed } from '../../core/result.ts';
import { writeAudit } from '../store/audit.ts';
import { deskRow, selectDossiers } from './desk-rows.ts';
import { loadSummaries } from './dossier-summaries.ts';

/**
 * `code` is nine digits or a sheet's QR; `originals` and `ink` say what lay in the envelope. Problems: sheet-code-invalid;
 * not-found when neither a dossier nor a printed sheet of this commune has the code. A sheet of ours whose dossier has not
 * arrived yet answers without dossiers: the envelope is to be kept and scanned again.
 */
export async function receiveEnvelope(
  context: GatewayContext,
  caller: DeskCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<EnvelopeAnswer>> {
  const { code: text, originals, ink } = body;
  const parsed = parseSheetCode(typeof text === 'string' ? text : '');
  if (!parsed.ok) return parsed;
  const { code } = parsed.value;
  const isKnown = await context.db.transaction().execute(async (trx) => {
    const now = context.now();
    const dossiers = await trx
      .selectFrom('dossiers')
      .select(['dossier_id', 'revision', 'originals_arrived_at', 'ink_arrived_at'])
      .where('commune_code', '=', caller.communeCode)
      .where('local_code', '=', code)
      .orderBy('dossier_id')
      .forUpdate()
      .execute();
    for (const dossier of dossiers) {
      const originalsArrive = originals === true && dossier.originals_arrived_at === null;
      const inkArrives = ink === true && dossier.ink_arrived_at === null;
      if (!originalsArrive && !inkArrives) continue;
      await trx
        .updateTable('dossiers')
        .set({
          revision: dossier.revision + 1,
          ...(originalsArrive && { originals_arrived_at: now }),
          ...(inkArrives && { ink_arrived_at: now }),
        })
        .where('dossier_id', '=', dossier.dossier_id)
        .execute();
      await trx
        .insertInto('dossier_events')
        .values({
          dossier_id: dossier.dossier_id,
          at: now,
          actor: caller.deviceId,
          action: 'envelope',
          sealed_note: null,
        })
        .execute();
      await writeAudit(trx, {
        actor: caller.deviceId,
        action: 'envelope-received',
        subject: dossier.dossier_id,
        details: { originals: originalsArrive, ink: inkArrives },
        at: now,
      });
    }
    if (dossiers.length > 0) return true;
    const sheet = await trx
      .selectFrom('sheets')
      .select('code')
      .where('code', '=', code)
      .where('commune_code', '=', caller.communeCode)
      .executeTakeFirst();
    return sheet !== undefined;
  });
  return isKnown ? succeed({ code, dossiers: await rowsOfCode(context, caller, code) }) : fail('not-found');
}

async function rowsOfCode(context: GatewayContext, caller: DeskCaller, code: string): Promise<readonly DeskRow[]> {
  const records = await selectDossiers(context.db, caller.communeCode)
    .where('local_code', '=', code)
    .orderBy('arrived_at')
    .orderBy('dossier_id')
    .execute();
  const summaries = await loadSummaries(context, records);
  const rows: DeskRow[] = [];
  for (const record of records) {
    const summary = summaries.get(record.dossier_id);
    if (summary !== undefined) rows.push(await deskRow(context, record, summary));
  }
  return rows;
}
