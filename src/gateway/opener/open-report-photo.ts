/**
 * Opens one photo of a report that has arrived whole, as `open-paper.ts` does with a page: digest of the plaintext, decoded and
 * encoded anew in a process of its own (what a camera writes beside the picture, the place above all, does not survive that),
 * stored under the data key. A picture that does not hold is marked and hinders nothing else.
 */

import { createHash, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { ProblemCode } from '../../core/problem.ts';
import { recordChange, recordReviews } from '../store/changes.ts';
import { sealPicture } from '../store/dossier-content.ts';
import { sql } from '../store/kysely.ts';
import { openReportContent } from '../store/report-tables.ts';
import type { Database } from '../store/schema.ts';
import { findPlaintext } from './opener.ts';
import type { Opener } from './opener.ts';

/** First half of the advisory locks on photos; the second is the photo. */
const photoLocks = 4_100_029;

export interface WaitingPhoto {
  readonly report_id: string;
  readonly part_sha256: string;
  readonly index: number;
  readonly commune_code: string;
  readonly sealed_content: Buffer;
}

/** Photos of opened reports whose part is complete and whose picture is not made yet. */
export async function findWaitingPhotos(db: Kysely<Database>, limit: number): Promise<readonly WaitingPhoto[]> {
  return await db
    .selectFrom('report_photos')
    .innerJoin('parts', 'parts.sha256', 'report_photos.part_sha256')
    .innerJoin('reports', 'reports.report_id', 'report_photos.report_id')
    .select(['report_photos.report_id', 'report_photos.part_sha256', 'report_photos.index'])
    .select(['reports.commune_code', 'reports.sealed_content'])
    .where('parts.complete', '=', true)
    .where('report_photos.blob_id', 'is', null)
    .where('report_photos.rejected', 'is', null)
    .orderBy('reports.arrived_at')
    .orderBy('report_photos.index')
    .limit(limit)
    .execute();
}

/** False: nothing was done (another gateway's opener has it, or had it just now). */
export async function openReportPhoto(opener: Opener, photo: WaitingPhoto): Promise<boolean> {
  return await opener.db.transaction().execute(async (trx) => {
    const name = `${photo.report_id} ${photo.part_sha256}`;
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(${sql.lit(photoLocks)}, hashtext(${name})) as mine
    `.execute(trx);
    if (!rows[0]?.mine || !(await stillWaits(trx, photo))) return false;
    await settle(opener, trx, photo, await makePicture(opener, photo));
    return true;
  });
}

async function stillWaits(trx: Transaction<Database>, photo: WaitingPhoto): Promise<boolean> {
  const row = await trx
    .selectFrom('report_photos')
    .select('index')
    .where('report_id', '=', photo.report_id)
    .where('part_sha256', '=', photo.part_sha256)
    .where('blob_id', 'is', null)
    .where('rejected', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

type Settled = { readonly blob_id: string; readonly media_type: string } | { readonly rejected: ProblemCode };

async function makePicture({ keys, blobs, pictures }: Opener, photo: WaitingPhoto): Promise<Settled> {
  const plaintext = await findPlaintext(keys, await blobs.read(photo.part_sha256));
  if (!plaintext) return { rejected: 'packet-unreadable' };
  const { text } = openReportContent(keys.dataKey, photo.report_id, photo.sealed_content);
  const digest = createHash('sha256').update(plaintext).digest('hex');
  if (!text.photos.some(({ sha256 }) => sha256 === digest)) return { rejected: 'digest-mismatch' };
  const picture = await pictures.reencode(plaintext);
  if (!picture) return { rejected: 'picture-rejected' };
  const blobId = randomUUID();
  await blobs.write(blobId, sealPicture(keys.dataKey, blobId, picture.bytes));
  return { blob_id: blobId, media_type: picture.mediaType };
}

async function settle(
  { log }: Opener,
  trx: Transaction<Database>,
  photo: WaitingPhoto,
  settled: Settled,
): Promise<void> {
  const { report_id: reportId, part_sha256: part } = photo;
  if ('rejected' in settled) log.warn({ code: settled.rejected }, 'photo of a report rejected');
  // Locked, so that of two photos settled at the same moment one sees that it was the last.
  await trx.selectFrom('reports').select('report_id').where('report_id', '=', reportId).forUpdate().execute();
  const done = await trx
    .updateTable('report_photos')
    .set(settled)
    .where('report_id', '=', reportId)
    .where('part_sha256', '=', part)
    .returning('index')
    .execute();
  if (done.length === 0) return;
  if (!('rejected' in settled)) return await tellOpenedReports(trx, reportId, photo.commune_code);
  const packets = await trx
    .selectFrom('report_packets')
    .innerJoin('packet_parts', 'packet_parts.pid', 'report_packets.pid')
    .select('report_packets.pid')
    .where('report_packets.report_id', '=', reportId)
    .where('packet_parts.sha256', '=', part)
    .execute();
  await recordReviews(
    trx,
    packets.map(({ pid }) => pid),
  );
}

/**
 * News for the phone of those of the report's packets whose every photo has its picture, so that their copies there may go; one
 * with a photo that could not be shown stays. Telling it twice does no harm.
 */
export async function tellOpenedReports(
  trx: Transaction<Database>,
  reportId: string,
  communeCode: string,
): Promise<void> {
  const { rows } = await sql<{ pid: string }>`
    select pid from report_packets
    where report_id = ${reportId} and not exists (
      select 1 from report_photos join packet_parts on packet_parts.sha256 = report_photos.part_sha256
      where report_photos.report_id = ${reportId} and packet_parts.pid = report_packets.pid
        and report_photos.blob_id is null)
  `.execute(trx);
  await recordChange(trx, ...rows.map(({ pid }) => ({ kind: 'opened' as const, subject: pid, communeCode })));
}
