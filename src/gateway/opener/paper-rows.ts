/** The papers of a text as rows: one a page, each naming the ciphertext from which its picture will come. */

import type { Insertable, Transaction } from 'kysely';
import type { SealedPaper, SealedText } from '../../core/dossier/dossier.ts';
import type { PacketHeader } from '../../protocol/packet.ts';
import type { DossierPapersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';

/** The same papers with a page number each, unique within its paper: the rows' keys, and how a picture finds its digest. */
export function numberPages(papers: readonly SealedPaper[]): readonly (SealedPaper & { readonly page: number })[] {
  const taken = new Map<string, Set<number>>();
  return papers.map((paper) => {
    const pages = taken.get(paper.paperId) ?? new Set();
    taken.set(paper.paperId, pages);
    let page = paper.page ?? 1;
    while (pages.has(page)) page += 1;
    pages.add(page);
    return { ...paper, page };
  });
}

/**
 * Replaces the rows of the papers that `text` names; other papers stay. A page that comes from the same part keeps its
 * picture and what an official compared. Pages that the desk itself put there stay too, numbered after the others.
 */
export async function replacePapers(
  trx: Transaction<Database>,
  dossierId: string,
  text: Pick<SealedText, 'papers'>,
  header: PacketHeader,
): Promise<void> {
  const paperIds = [...new Set(text.papers.map(({ paperId }) => paperId))];
  if (paperIds.length === 0) return;
  const before = await trx
    .deleteFrom('dossier_papers')
    .where('dossier_id', '=', dossierId)
    .where('paper_id', 'in', paperIds)
    .returningAll()
    .execute();
  const ownPages = before.filter(isOwnPage);
  const rows = numberPages(text.papers).map((paper): Insertable<DossierPapersTable> => {
    const part = paper.part === undefined ? undefined : header.parts[paper.part]?.sha256;
    const same = before.find(
      (row) =>
        row.paper_id === paper.paperId &&
        row.page === paper.page &&
        row.part_sha256 === (part ?? null) &&
        !ownPages.includes(row),
    );
    const compared = same?.custody === 'compared' ? 'compared' : paper.custody;
    return {
      dossier_id: dossierId,
      paper_id: paper.paperId,
      page: paper.page,
      custody: compared,
      media_type: same?.media_type ?? paper.mediaType ?? null,
      part_sha256: part ?? null,
      blob_id: same?.blob_id ?? null,
      rejected: same?.rejected ?? null,
      compared_by: same?.compared_by ?? null,
      compared_at: same?.compared_at ?? null,
    };
  });
  await trx
    .insertInto('dossier_papers')
    .values([...rows, ...numberAfter(rows, ownPages)])
    .execute();
}

/** The desk's own pages with numbers after those of `rows`: a text numbers its pages itself, and its rows must bear them. */
function numberAfter(
  rows: readonly { readonly paper_id: string; readonly page: number }[],
  ownPages: readonly Insertable<DossierPapersTable>[],
): readonly Insertable<DossierPapersTable>[] {
  const lastPages = new Map<string, number>();
  for (const row of rows) lastPages.set(row.paper_id, Math.max(row.page, lastPages.get(row.paper_id) ?? 0));
  return ownPages
    .toSorted((a, b) => a.page - b.page)
    .map((row) => {
      const page = (lastPages.get(row.paper_id) ?? 0) + 1;
      lastPages.set(row.paper_id, page);
      return { ...row, page };
    });
}

/**
 * Adds the pages that a supplement brings, numbered after those that are there. A row without a picture to come (a mere
 * promise) and one whose picture was rejected give way; the desk's own pages follow what comes.
 */
export async function appendPapers(
  trx: Transaction<Database>,
  dossierId: string,
  papers: SealedText['papers'],
  header: PacketHeader,
): Promise<void> {
  if (papers.length === 0) return;
  const paperIds = [...new Set(papers.map(({ paperId }) => paperId))];
  const gone = await trx
    .deleteFrom('dossier_papers')
    .where('dossier_id', '=', dossierId)
    .where('paper_id', 'in', paperIds)
    .where((where) => where.or([where('part_sha256', 'is', null), where('rejected', 'is not', null)]))
    .returningAll()
    .execute();
  const ownPages = gone.filter(isOwnPage);
  const rows = papers.map(({ paperId, page, part, custody, mediaType }): Insertable<DossierPapersTable> => ({
    dossier_id: dossierId,
    paper_id: paperId,
    page: page ?? 1,
    custody,
    media_type: mediaType ?? null,
    part_sha256: (part === undefined ? undefined : header.parts[part]?.sha256) ?? null,
    blob_id: null,
    rejected: null,
    compared_by: null,
    compared_at: null,
  }));
  const others = await trx
    .selectFrom('dossier_papers')
    .select(['paper_id', 'page'])
    .where('dossier_id', '=', dossierId)
    .execute();
  await trx
    .insertInto('dossier_papers')
    .values([...rows, ...numberAfter([...others, ...rows], ownPages)])
    .execute();
}

/** Put there by the desk (scanned at the counter, used again): a picture, and no part of a packet that it came from. */
const isOwnPage = (row: { readonly part_sha256: string | null; readonly blob_id: string | null }) =>
  row.part_sha256 === null && row.blob_id !== null;

/** Tells whether the picture of a page was rejected. */
export async function findRejectedPages(
  trx: Transaction<Database>,
  dossierId: string,
): Promise<(paper: SealedPaper) => boolean> {
  const rows = await trx
    .selectFrom('dossier_papers')
    .select(['paper_id', 'page'])
    .where('dossier_id', '=', dossierId)
    .where('rejected', 'is not', null)
    .execute();
  return ({ paperId, page }) => rows.some((row) => row.paper_id === paperId && row.page === page);
}

/** For a new revision: papers that it no longer names are gone, but for the pages that the desk itself put there. */
export async function removeOtherPapers(
  trx: Transaction<Database>,
  dossierId: string,
  text: Pick<SealedText, 'papers'>,
): Promise<void> {
  const paperIds = text.papers.map(({ paperId }) => paperId);
  await trx
    .deleteFrom('dossier_papers')
    .where('dossier_id', '=', dossierId)
    .where((where) => where.or([where('part_sha256', 'is not', null), where('blob_id', 'is', null)]))
    .$if(paperIds.length > 0, (query) => query.where('paper_id', 'not in', paperIds))
    .execute();
}
