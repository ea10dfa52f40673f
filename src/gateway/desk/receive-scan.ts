/**
 * A page that a phone scanned at the desk: decoded and encoded anew like every picture, stored under the data key, added
 * behind the pages that are there. It is the desk's own page: no packet brought it, and a later packet leaves it alone.
 */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { ScanTask } from '../../core/reception/scan.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { Pictures } from '../opener/pictures.ts';
import type { Database } from '../store/schema.ts';
import type { OpenTicket } from './scan-task.ts';
import { fail, succeed } from '../../core/result.ts';
import { writeAudit } from '../store/audit.ts';
import { sealNote, sealPicture } from '../store/dossier-content.ts';
import { findScanTicket } from './scan-task.ts';

/**
 * Problems: scan-ticket-over, not-found (no such paper), picture-rejected. Throws DiskFull when there is no room; nothing is
 * counted then. Of two pages that race for the last place one is refused.
 */
export async function receiveScan(
  context: GatewayContext,
  pictures: Pick<Pictures, 'reencode'>,
  scan: { readonly ticket: string; readonly paperId: string; readonly bytes: Uint8Array },
): Promise<Result<ScanTask>> {
  const { db, keys, blobs, now } = context;
  const open = await findScanTicket(db, scan.ticket, now());
  if (open === undefined) return fail('scan-ticket-over');
  if (!open.task.papers.some(({ paperId }) => paperId === scan.paperId)) return fail('not-found');
  const picture = await pictures.reencode(scan.bytes);
  if (picture === undefined) return fail('picture-rejected');
  const blobId = randomUUID();
  await blobs.write(blobId, sealPicture(keys.dataKey, blobId, picture.bytes));
  const page = { paperId: scan.paperId, blobId, mediaType: picture.mediaType };
  const isAdded = await db.transaction().execute((trx) => addPage(context, trx, open, page));
  if (!isAdded) {
    await blobs.remove(blobId);
    return fail('scan-ticket-over');
  }
  const after = await findScanTicket(db, scan.ticket, now());
  return succeed(after?.task ?? { ...open.task, pagesLeft: 0 });
}

async function addPage(
  { keys, now }: GatewayContext,
  trx: Transaction<Database>,
  { dossierId, createdBy }: OpenTicket,
  page: { readonly paperId: string; readonly blobId: string; readonly mediaType: string },
): Promise<boolean> {
  const taken = await trx
    .updateTable('scan_tickets')
    .set((set) => ({ pages_left: set('pages_left', '-', 1) }))
    .where('dossier_id', '=', dossierId)
    .where('pages_left', '>', 0)
    .where('expires_at', '>', now())
    .returning('pages_left')
    .executeTakeFirst();
  if (taken === undefined) return false;
  const dossier = await trx
    .updateTable('dossiers')
    .set((set) => ({ revision: set('revision', '+', 1) }))
    .where('dossier_id', '=', dossierId)
    .returning('revision')
    .executeTakeFirstOrThrow();
  const before = await trx
    .selectFrom('dossier_papers')
    .select(['page', 'custody', 'part_sha256', 'blob_id'])
    .where('dossier_id', '=', dossierId)
    .where('paper_id', '=', page.paperId)
    .orderBy('page')
    .execute();
  // A mere promise gives way to the paper; where the original is stays what it was.
  await trx
    .deleteFrom('dossier_papers')
    .where('dossier_id', '=', dossierId)
    .where('paper_id', '=', page.paperId)
    .where('part_sha256', 'is', null)
    .where('blob_id', 'is', null)
    .execute();
  const pictured = before.filter((row) => row.part_sha256 !== null || row.blob_id !== null);
  const custody = before.find((row) => row.custody !== 'later')?.custody ?? 'photo';
  const number = (pictured.at(-1)?.page ?? 0) + 1;
  await trx
    .insertInto('dossier_papers')
    .values({
      dossier_id: dossierId,
      paper_id: page.paperId,
      page: number,
      // Nobody has compared this page yet, whatever was said of the others.
      custody: custody === 'compared' ? 'photo' : custody,
      media_type: page.mediaType,
      part_sha256: null,
      blob_id: page.blobId,
      rejected: null,
      compared_by: null,
      compared_at: null,
    })
    .execute();
  const note = sealNote(keys.dataKey, dossierId, page.paperId);
  await trx
    .insertInto('dossier_events')
    .values({ dossier_id: dossierId, at: now(), actor: createdBy, action: 'scanned', sealed_note: note })
    .execute();
  const details = { paperId: page.paperId, page: number, revision: dossier.revision };
  await writeAudit(trx, { actor: createdBy, action: 'dossier-scanned', subject: dossierId, details, at: now() });
  return true;
}
