/** One report opened for the desk of its commune; who looked at it is in the audit log. */

import type { DeskEvent } from '../../core/reception/desk.ts';
import type { DeskPhoto, DeskReport, DeskReportRow } from '../../core/report/desk-report.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import type { PaperPicture } from '../desk/read-paper.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { openPicture } from '../store/dossier-content.ts';
import { openReportContent, openReportNote } from '../store/report-tables.ts';
import { deskReportRow, selectReports } from './report-rows.ts';
import type { ReportRecord } from './report-rows.ts';

const mostSimilar = 5;

/** Absent: no such report in the caller's commune. */
export async function readReport(
  context: GatewayContext,
  caller: DeskCaller,
  reportId: string,
): Promise<DeskReport | undefined> {
  const report = await findDeskReport(context, caller, reportId);
  if (report === undefined) return undefined;
  const look = { actor: caller.deviceId, action: 'report-read', subject: reportId, at: context.now() };
  await context.db.transaction().execute((trx) => writeAudit(trx, look));
  return report;
}

/** The same without a row in the audit log: the answer to an action of whoever had it before them. */
export async function findDeskReport(
  context: GatewayContext,
  { communeCode }: DeskCaller,
  reportId: string,
): Promise<DeskReport | undefined> {
  const { db, keys, config } = context;
  const record = await selectReports(db, communeCode).where('reports.report_id', '=', reportId).executeTakeFirst();
  if (record === undefined) return undefined;
  const { text, draft, answer, refusal } = openReportContent(keys.dataKey, reportId, record.sealed_content);
  const published = await db
    .selectFrom('published_reports')
    .select(['title', 'place', 'answer', 'published_at'])
    .where('report_id', '=', reportId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return {
    row: deskReportRow(context, record),
    text,
    photos: await listPhotos(db, reportId),
    history: await listHistory(context, reportId),
    ...(draft && { draft }),
    ...(answer !== undefined && { answer }),
    ...(published && {
      publication: {
        title: published.title,
        place: published.place,
        answer: published.answer,
        publishedAt: vietnamIso(published.published_at),
        address: `${config.publicUrl}/xa/${communeCode}/phan-anh#${reportId}`,
      },
    }),
    ...(refusal && { refusal }),
    similar: await listSimilar(context, record),
    etag: String(record.revision),
  };
}

async function listPhotos(db: GatewayContext['db'], reportId: string): Promise<readonly DeskPhoto[]> {
  const rows = await db
    .selectFrom('report_photos')
    .select(['index', 'blob_id', 'media_type', 'rejected'])
    .where('report_id', '=', reportId)
    .orderBy('index')
    .execute();
  return rows.map(({ index, blob_id: blobId, media_type: mediaType, rejected }) => ({
    index,
    ...(blobId !== null && { blobId }),
    ...(mediaType !== null && { mediaType }),
    ...(rejected !== null && { rejected }),
  }));
}

async function listHistory({ db, keys }: GatewayContext, reportId: string): Promise<readonly DeskEvent[]> {
  const rows = await db
    .selectFrom('report_events')
    .select(['at', 'actor', 'action', 'sealed_note'])
    .where('report_id', '=', reportId)
    .orderBy('event_id')
    .execute();
  const names = await findPeopleNames(
    db,
    rows.map(({ actor }) => actor),
  );
  return rows.map(({ at, actor, action, sealed_note: note }) => ({
    at: vietnamIso(at),
    actor: names.get(actor) ?? actor,
    action,
    ...(note !== null && { note: openReportNote(keys.dataKey, reportId, note) }),
  }));
}

async function listSimilar(context: GatewayContext, record: ReportRecord): Promise<readonly DeskReportRow[]> {
  const others = await selectReports(context.db, record.commune_code)
    .where('reports.subject', '=', record.subject)
    .where('reports.hamlet', '=', record.hamlet)
    .where('reports.report_id', '<>', record.report_id)
    .where('reports.state', 'in', ['received', 'handling', 'answered'])
    .orderBy('reports.arrived_at', 'desc')
    .limit(mostSimilar)
    .execute();
  return others.map((other) => deskReportRow(context, other));
}

/** A photo of a report of the caller's commune; absent: there is none of that name. */
export async function findReportPhoto(
  { db, blobs, keys, now }: GatewayContext,
  caller: DeskCaller,
  blobId: string,
): Promise<PaperPicture | undefined> {
  const photo = await db
    .selectFrom('report_photos')
    .innerJoin('reports', 'reports.report_id', 'report_photos.report_id')
    .select(['reports.report_id', 'report_photos.media_type', 'report_photos.index'])
    .where('blob_id', '=', blobId)
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  if (photo === undefined || !(await blobs.has(blobId))) return undefined;
  const bytes = openPicture(keys.dataKey, blobId, await blobs.read(blobId));
  const { report_id: subject, index } = photo;
  await db.transaction().execute((trx) =>
    writeAudit(trx, {
      actor: caller.deviceId,
      action: 'report-photo-read',
      subject,
      details: { index },
      at: now(),
    }),
  );
  return { bytes, mediaType: photo.media_type ?? 'application/octet-stream' };
}
