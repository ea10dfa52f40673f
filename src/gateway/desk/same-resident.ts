/**
 * What else the commune has of the same resident: the same request perhaps twice, and papers that nobody need bring again. By
 * the keyed hash alone; nothing is opened.
 */

import type { Kysely } from 'kysely';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { DeskPaper } from '../../core/reception/desk.ts';
import type { ReusablePaper, SimilarDossier } from '../../core/reception/desk-life.ts';
import { noApplicantKey } from '../store/applicant-key.ts';
import type { Database } from '../store/schema.ts';
import { vietnamIso } from './vietnam-time.ts';

/** Requests for the same that lie further apart are two. */
const nearDays = 90;
const mostSimilar = 10;

export interface OfResident {
  readonly dossierId: string;
  readonly communeCode: string;
  readonly applicantKey: string | null;
  readonly procedureCode: string;
  readonly arrivedAt: Date;
}

/** The newest first. */
export async function findSimilarDossiers(
  db: Kysely<Database>,
  { dossierId, communeCode, applicantKey, procedureCode, arrivedAt }: OfResident,
): Promise<readonly SimilarDossier[]> {
  if (applicantKey === null || applicantKey === noApplicantKey) return [];
  const nearMs = nearDays * 24 * 3_600_000;
  const rows = await db
    .selectFrom('dossiers')
    .select(['dossier_id', 'local_code', 'state', 'arrived_at', 'official_number'])
    .where('commune_code', '=', communeCode)
    .where('applicant_key', '=', applicantKey)
    .where('procedure_code', '=', procedureCode)
    .where('dossier_id', '<>', dossierId)
    .where('arrived_at', '>=', new Date(arrivedAt.getTime() - nearMs))
    .where('arrived_at', '<=', new Date(arrivedAt.getTime() + nearMs))
    .orderBy('arrived_at', 'desc')
    .orderBy('dossier_id')
    .limit(mostSimilar)
    .execute();
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    localCode: row.local_code,
    state: row.state,
    arrivedAt: vietnamIso(row.arrived_at),
    ...(row.official_number !== null && { officialNumber: row.official_number }),
  }));
}

/**
 * Of each paper that the procedure asks for and this dossier lacks, the best copy of an earlier dossier: one that was compared
 * with its original before one that was not, then the newest.
 */
export async function findReusablePapers(
  db: Kysely<Database>,
  resident: OfResident,
  procedure: Procedure | undefined,
  papers: readonly DeskPaper[],
): Promise<readonly ReusablePaper[]> {
  const { dossierId, communeCode, applicantKey, procedureCode } = resident;
  const wanted = (procedure?.papers ?? [])
    .map(({ paperId }) => paperId)
    .filter((paperId) => mayServeAgain(paperId) && !isPaperHere(paperId, papers));
  if (applicantKey === null || applicantKey === noApplicantKey || wanted.length === 0) return [];
  const rows = await db
    .selectFrom('dossier_papers')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'dossier_papers.dossier_id')
    .select(['dossiers.dossier_id', 'dossiers.local_code', 'dossiers.procedure_code', 'dossiers.arrived_at'])
    .select(['paper_id', 'custody', 'compared_at'])
    .where('commune_code', '=', communeCode)
    .where('applicant_key', '=', applicantKey)
    .where('dossiers.dossier_id', '<>', dossierId)
    .where('paper_id', 'in', wanted)
    .where('blob_id', 'is not', null)
    .where('rejected', 'is', null)
    .where('reused_from', 'is', null)
    .orderBy('dossiers.arrived_at', 'desc')
    .orderBy('page')
    .execute();
  const copies = new Map<string, typeof rows>();
  for (const row of rows) {
    if (!isNamedTheSame(row.paper_id) && row.procedure_code !== procedureCode) continue;
    const key = JSON.stringify([row.paper_id, row.dossier_id]);
    copies.set(key, [...(copies.get(key) ?? []), row]);
  }
  const best = new Map<string, ReusablePaper>();
  for (const pages of copies.values()) {
    const [first] = pages;
    if (first === undefined) continue;
    const isCompared = pages.every((page) => page.custody === 'compared');
    const before = best.get(first.paper_id);
    if (before !== undefined && (before.isCompared || !isCompared)) continue;
    best.set(first.paper_id, {
      paperId: first.paper_id,
      from: { dossierId: first.dossier_id, paperId: first.paper_id, localCode: first.local_code },
      pages: pages.length,
      at: vietnamIso(first.compared_at ?? first.arrived_at),
      isCompared,
    });
  }
  return wanted.flatMap((paperId) => best.get(paperId) ?? []);
}

/** Whether the paper lies in the dossier, or is on its way to it; one that is to follow, or could not be shown, is not. */
export function isPaperHere(paperId: string, papers: readonly Pick<DeskPaper, 'paperId' | 'custody' | 'rejected'>[]) {
  return papers.some((paper) => paper.paperId === paperId && paper.custody !== 'later' && paper.rejected === undefined);
}

/** A declaration is made for one request. */
export function mayServeAgain(paperId: string): boolean {
  return !paperId.startsWith('declaration');
}

/** `paper-2` means another paper in every procedure; `birth-certificate` does not. */
function isNamedTheSame(paperId: string): boolean {
  return !/^paper-\d+$/.test(paperId);
}
