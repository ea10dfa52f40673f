/**
 * What a queue row shows of a dossier's sealed content. Names lie encrypted, so they cannot be searched in SQL: each
 * dossier is opened once per revision and its summary kept in memory (about 400 bytes; the oldest go past 50,000). A
 * commune has thousands of dossiers; the first search opens some 5,000 a second, later ones none. Nothing of this is
 * ever written anywhere.
 */

import type { Kysely } from 'kysely';
import type { GatewayContext } from '../context.ts';
import type { Database } from '../store/schema.ts';
import { fold } from '../../core/text/fold.ts';
import { openDossierContent } from '../store/dossier-content.ts';

export interface DossierSummary {
  readonly revision: number;
  readonly applicantName: string;
  readonly hamlet?: string;
  /** Folded; empty without one. */
  readonly hamletKey: string;
  readonly receptionPoint: string;
  readonly isIncomplete: boolean;
  /** Folded words of everything a person may search by, besides code and numbers of the row. */
  readonly searchKey: string;
}

const most = 50_000;
const batch = 500;
const kept = new WeakMap<Kysely<Database>, Map<string, DossierSummary>>();

export async function loadSummaries(
  { db, keys }: Pick<GatewayContext, 'db' | 'keys'>,
  dossiers: readonly { readonly dossier_id: string; readonly revision: number }[],
): Promise<ReadonlyMap<string, DossierSummary>> {
  const known = kept.get(db) ?? new Map<string, DossierSummary>();
  kept.set(db, known);
  const wanted = dossiers.filter((row) => known.get(row.dossier_id)?.revision !== row.revision);
  for (let start = 0; start < wanted.length; start += batch) {
    const ids = wanted.slice(start, start + batch).map((row) => row.dossier_id);
    const rows = await db
      .selectFrom('dossiers')
      .select(['dossier_id', 'revision', 'sealed_content'])
      .where('dossier_id', 'in', ids)
      .execute();
    for (const row of rows) {
      const { text } = openDossierContent(keys.dataKey, row.dossier_id, row.sealed_content);
      const { applicant, place } = text;
      known.delete(row.dossier_id);
      known.set(row.dossier_id, {
        revision: row.revision,
        applicantName: applicant.fullName,
        ...(place.hamlet !== undefined && { hamlet: place.hamlet }),
        hamletKey: fold(place.hamlet ?? ''),
        receptionPoint: text.receptionPoint,
        isIncomplete: text.incomplete !== undefined,
        searchKey: fold(
          [
            applicant.fullName,
            applicant.idNumber,
            applicant.oldIdNumber,
            applicant.phone,
            place.hamlet,
            ...text.subjects.map(({ person }) => person.fullName),
          ].join(' '),
        ),
      });
    }
  }
  const answer = new Map<string, DossierSummary>();
  for (const { dossier_id: dossierId } of dossiers) {
    const summary = known.get(dossierId);
    if (summary !== undefined) answer.set(dossierId, summary);
  }
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  return answer;
}
