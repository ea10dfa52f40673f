/** Every file that lies sealed under the data key (papers, photos of reports, results): it is there, and it opens. */

import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { openPicture } from '../store/dossier-content.ts';
import { pageSize } from './examination.ts';
import type { Examination } from './examination.ts';
import type { FindingKind } from './finding.ts';

interface SealedFile {
  readonly blobId: string | null;
  /** The dossier or report that it belongs to. */
  readonly owner: string;
}

interface Kinds {
  readonly missing: FindingKind;
  readonly damaged: FindingKind;
}

const picture: Kinds = { missing: 'picture-missing', damaged: 'picture-damaged' };
const result: Kinds = { missing: 'result-missing', damaged: 'result-damaged' };

export async function verifyPictures(examination: Examination): Promise<void> {
  const { db } = examination;
  await verifyEach(examination, picture, (after) => readPapers(db, after));
  await verifyEach(examination, picture, (after) => readPhotos(db, after));
  await verifyEach(examination, result, (after) => readResults(db, after));
}

/** What a row names `name`, of whichever table. What was put away by mistake is named by none. */
export async function isPictureNamed(db: Kysely<Database>, name: string): Promise<boolean> {
  const row = await db
    .selectFrom('dossier_papers')
    .select('blob_id')
    .where('blob_id', '=', name)
    .union(db.selectFrom('report_photos').select('blob_id').where('blob_id', '=', name))
    .union(
      db.selectFrom('dossier_results').select('blob_id').where('blob_id', '=', name).where('dropped_at', 'is', null),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** `readPage` answers the next files by name, `pageSize` at most. */
async function verifyEach(
  { dataKey, context, shelf, found, counted }: Examination,
  kinds: Kinds,
  readPage: (after: string) => Promise<readonly SealedFile[]>,
): Promise<void> {
  for (let after = ''; ;) {
    const page = await readPage(after);
    for (const { blobId, owner } of page) {
      if (blobId === null) continue;
      const about = { subject: blobId, detail: owner };
      if ((await shelf.findSize(shelf.finishedPath(blobId))) === undefined) found({ kind: kinds.missing, ...about });
      else {
        const sealed = await context.blobs.read(blobId).catch(() => new Uint8Array());
        if (!opens(() => openPicture(dataKey, blobId, sealed))) found({ kind: kinds.damaged, ...about });
      }
      counted('pictures', 1);
    }
    after = page.at(-1)?.blobId ?? '';
    if (page.length < pageSize) return;
  }
}

async function readPapers(db: Kysely<Database>, after: string): Promise<readonly SealedFile[]> {
  return await db
    .selectFrom('dossier_papers')
    .select(['blob_id as blobId', 'dossier_id as owner'])
    .where('blob_id', '>', after)
    .orderBy('blob_id')
    .limit(pageSize)
    .execute();
}

async function readPhotos(db: Kysely<Database>, after: string): Promise<readonly SealedFile[]> {
  return await db
    .selectFrom('report_photos')
    .select(['blob_id as blobId', 'report_id as owner'])
    .where('blob_id', '>', after)
    .orderBy('blob_id')
    .limit(pageSize)
    .execute();
}

async function readResults(db: Kysely<Database>, after: string): Promise<readonly SealedFile[]> {
  return await db
    .selectFrom('dossier_results')
    .select(['blob_id as blobId', 'dossier_id as owner'])
    .where('blob_id', '>', after)
    .where('dropped_at', 'is', null)
    .orderBy('blob_id')
    .limit(pageSize)
    .execute();
}

function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}
