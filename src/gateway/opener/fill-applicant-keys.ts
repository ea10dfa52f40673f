/**
 * Dossiers that were opened before there was a key for their applicant get one, once: at the start of the opener, a batch at a
 * time and beside its work. Nothing else of them changes, so no desk is told that somebody was faster.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { applicantKey } from '../store/applicant-key.ts';
import { openDossierContent } from '../store/dossier-content.ts';
import type { Opener } from './opener.ts';

const batch = 200;
/** Between two batches: what arrives meanwhile goes first. */
const pauseMs = 50;

/** How many got one. Two openers at once do each other no harm. */
export async function fillApplicantKeys(
  { db, keys }: Pick<Opener, 'db' | 'keys'>,
  stopped: AbortSignal = new AbortController().signal,
): Promise<number> {
  let filled = 0;
  while (!stopped.aborted) {
    const rows = await db
      .selectFrom('dossiers')
      .select(['dossier_id', 'commune_code', 'sealed_content'])
      .where('applicant_key', 'is', null)
      .orderBy('dossier_id')
      .limit(batch)
      .execute();
    if (rows.length === 0) return filled;
    for (const row of rows) {
      const { text } = openDossierContent(keys.dataKey, row.dossier_id, row.sealed_content);
      await db
        .updateTable('dossiers')
        .set({ applicant_key: applicantKey(keys.dataKey, row.commune_code, text.applicant) })
        .where('dossier_id', '=', row.dossier_id)
        .where('applicant_key', 'is', null)
        .execute();
    }
    filled += rows.length;
    await sleep(pauseMs);
  }
  return filled;
}
