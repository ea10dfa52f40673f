/** A paper's picture, opened for the desk of its commune; every look is in the audit log. */

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
  const paper = await db
    .selectFrom('dossier_papers')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'dossier_papers.dossier_id')
    .select(['dossiers.dossier_id', 'media_type', 'paper_id', 'page'])
    .where('blob_id', '=', blobId)
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  if (paper === undefined || !(await blobs.has(blobId))) return undefined;
  const bytes = openPicture(keys.dataKey, blobId, await blobs.read(blobId));
  const details = { paperId: paper.paper_id, page: paper.page };
  await db
    .transaction()
    .execute((trx) =>
      writeAudit(trx, { actor: caller.deviceId, action: 'paper-read', subject: paper.dossier_id, details, at: now() }),
    );
  return { bytes, mediaType: paper.media_type ?? 'application/octet-stream' };
}
