/**
 * Opens one page that has arrived whole: digest of the plaintext as the text named it, decoded and encoded anew in a
 * process of its own, then stored under the data key. A picture that does not hold is marked, hinders nothing else, and
 * is told to the desk and to the phone, which still has the photo.
 */

import { createHash, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { sql } from '../store/kysely.ts';
import type { ProblemCode } from '../../core/problem.ts';
import { recordChange, recordReviews } from '../store/changes.ts';
import { openDossierContent, sealPicture } from '../store/dossier-content.ts';
import type { Database } from '../store/schema.ts';
import { findPlaintext } from './opener.ts';
import type { Opener } from './opener.ts';

/** First half of the advisory locks on pages; the second is the page. */
const paperLocks = 4_100_023;

export interface WaitingPaper {
  readonly dossier_id: string;
  readonly paper_id: string;
  readonly page: number;
  readonly part_sha256: string;
  readonly sealed_content: Buffer;
}

/** Pages of opened dossiers whose part is complete and whose picture is not made yet. */
export async function findWaitingPapers(db: Kysely<Database>, limit: number): Promise<readonly WaitingPaper[]> {
  const rows = await db
    .selectFrom('dossier_papers')
    .innerJoin('parts', 'parts.sha256', 'dossier_papers.part_sha256')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'dossier_papers.dossier_id')
    .select(['dossier_papers.dossier_id', 'dossier_papers.paper_id', 'dossier_papers.page'])
    .select(['parts.sha256 as part_sha256', 'dossiers.sealed_content'])
    .where('parts.complete', '=', true)
    .where('dossier_papers.blob_id', 'is', null)
    .where('dossier_papers.rejected', 'is', null)
    .orderBy('dossiers.arrived_at')
    .orderBy('dossier_papers.paper_id')
    .orderBy('dossier_papers.page')
    .limit(limit)
    .execute();
  return rows;
}

/** False: nothing was done (another gateway's opener has it, or had it just now). */
export async function openPaper(opener: Opener, paper: WaitingPaper): Promise<boolean> {
  return await opener.db.transaction().execute(async (trx) => {
    // Held by nothing but this lock while the picture is made: a row's lock would hold back what `changes` may tell.
    const name = `${paper.dossier_id} ${paper.paper_id} ${paper.page}`;
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(${sql.lit(paperLocks)}, hashtext(${name})) as mine
    `.execute(trx);
    if (!rows[0]?.mine || !(await stillWaits(trx, paper))) return false;
    await makePicture(opener, trx, paper);
    return true;
  });
}

async function stillWaits(trx: Transaction<Database>, paper: WaitingPaper): Promise<boolean> {
  const row = await trx
    .selectFrom('dossier_papers')
    .select('page')
    .where('dossier_id', '=', paper.dossier_id)
    .where('paper_id', '=', paper.paper_id)
    .where('page', '=', paper.page)
    .where('part_sha256', '=', paper.part_sha256)
    .where('blob_id', 'is', null)
    .where('rejected', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** On the connection that has the lock: with one of its own, as many pages as there are connections would wait for ever. */
async function makePicture(opener: Opener, trx: Transaction<Database>, paper: WaitingPaper): Promise<void> {
  const { keys, blobs, pictures } = opener;
  const plaintext = await findPlaintext(keys, await blobs.read(paper.part_sha256));
  if (!plaintext) return await settle(opener, trx, paper, { rejected: 'packet-unreadable' });
  if (!isAsSealed(opener, paper, plaintext)) return await settle(opener, trx, paper, { rejected: 'digest-mismatch' });
  const picture = await pictures.reencode(plaintext);
  if (!picture) return await settle(opener, trx, paper, { rejected: 'picture-rejected' });
  const blobId = randomUUID();
  await blobs.write(blobId, sealPicture(keys.dataKey, blobId, picture.bytes));
  await settle(opener, trx, paper, { blob_id: blobId, media_type: picture.mediaType });
}

/** The digest that the text names for this page; a text that names none promises nothing. */
function isAsSealed({ keys }: Opener, paper: WaitingPaper, plaintext: Uint8Array): boolean {
  const { text } = openDossierContent(keys.dataKey, paper.dossier_id, paper.sealed_content);
  const sealed = text.papers.find(({ paperId, page }) => paperId === paper.paper_id && page === paper.page);
  return sealed?.sha256 === undefined || sealed.sha256 === createHash('sha256').update(plaintext).digest('hex');
}

/**
 * Only where the page still comes from this part: a correction may have replaced it meanwhile. The phone hears of every
 * rejection, and of a packet when none of its pages waits any more.
 */
async function settle(
  { log }: Opener,
  trx: Transaction<Database>,
  paper: WaitingPaper,
  columns: { readonly blob_id: string; readonly media_type: string } | { readonly rejected: ProblemCode },
): Promise<void> {
  if ('rejected' in columns) log.warn({ dossierId: paper.dossier_id, code: columns.rejected }, 'picture rejected');
  // Locked, so that of two pages settled at the same moment one sees that it was the last.
  const dossier = await trx
    .selectFrom('dossiers')
    .select('commune_code')
    .where('dossier_id', '=', paper.dossier_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const settled = await trx
    .updateTable('dossier_papers')
    .set(columns)
    .where('dossier_id', '=', paper.dossier_id)
    .where('paper_id', '=', paper.paper_id)
    .where('page', '=', paper.page)
    .where('part_sha256', '=', paper.part_sha256)
    .returning('page')
    .execute();
  if (settled.length === 0) return;
  const packets = await findPackets(trx, paper);
  const isRejected = 'rejected' in columns;
  if (isRejected || packets.some(({ waits }) => !waits)) {
    await recordChange(trx, { kind: 'status', subject: paper.dossier_id, communeCode: dossier.commune_code });
  }
  const pids = packets.map(({ pid }) => pid);
  if (isRejected) await recordReviews(trx, pids);
}

/** The dossier's packets that list the page's part, and whether any of their pages is still to be opened. */
async function findPackets(
  trx: Transaction<Database>,
  { dossier_id: dossierId, part_sha256: part }: WaitingPaper,
): Promise<readonly { readonly pid: string; readonly waits: boolean }[]> {
  const { rows } = await sql<{ pid: string; waits: boolean }>`
    select dossier_packets.pid, exists (
      select 1 from dossier_papers join packet_parts on packet_parts.sha256 = dossier_papers.part_sha256
      where dossier_papers.dossier_id = dossier_packets.dossier_id and packet_parts.pid = dossier_packets.pid
        and dossier_papers.blob_id is null and dossier_papers.rejected is null) as waits
    from dossier_packets
    where dossier_packets.dossier_id = ${dossierId}
      and dossier_packets.pid in (select pid from packet_parts where sha256 = ${part})
  `.execute(trx);
  return rows;
}
