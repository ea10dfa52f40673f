/** A paper's picture, or a file of a result, opened for the desk of its commune; every look is in the audit log. */

import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { writeAudit } from '../store/audit.ts';
import { openPicture } from '../store/dossier-content.ts';

export interface PaperPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Absent: no such picture in the caller's commune. */
export async function findPaper(
  { db, blobs, keys, now }: GatewayContext,
  caller: DeskCaller,
  blobId: string,
): Promise<PaperPicture | undefined> {
  const found = (await findPage(db, caller, blobId)) ?? (await findResult(db, caller, blobId));
  if (found === undefined || !(await blobs.has(blobId))) return undefined;
  const bytes = openPicture(keys.dataKey, blobId, await blobs.read(blobId));
  const { mediaType, ...looked } = found;
  await db.transaction().execute((trx) => writeAudit(trx, { actor: caller.deviceId, ...looked, at: now() }));
  return { bytes, mediaType };
}

/** A page that is used again belongs to several dossiers; the newest has the look in its record. */
async function findPage(db: GatewayContext['db'], caller: DeskCaller, blobId: string) {
  const page = await db
    .selectFrom('dossier_papers')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'dossier_papers.dossier_id')
    .select(['dossiers.dossier_id', 'media_type', 'paper_id', 'page'])
    .where('blob_id', '=', blobId)
    .where('commune_code', '=', caller.communeCode)
    .orderBy('arrived_at', 'desc')
    .executeTakeFirst();
  return (
    page && {
      action: 'paper-read',
      subject: page.dossier_id,
      details: { paperId: page.paper_id, page: page.page },
      mediaType: page.media_type ?? 'application/octet-stream',
    }
  );
}

async function findResult(db: GatewayContext['db'], caller: DeskCaller, blobId: string) {
  const file = await db
    .selectFrom('dossier_results')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'dossier_results.dossier_id')
    .select(['dossiers.dossier_id', 'media_type'])
    .where('blob_id', '=', blobId)
    .where('dropped_at', 'is', null)
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  return file && { action: 'result-read', subject: file.dossier_id, details: { blobId }, mediaType: file.media_type };
}
