/** Every report's sealed content and history, and every picture of a photo of one, open under the data key. */

import { openPicture } from '../store/dossier-content.ts';
import { openReportContent, openReportNote } from '../store/report-tables.ts';
import { pageSize } from './examination.ts';
import type { Examination } from './examination.ts';

export async function verifyReports(examination: Examination): Promise<void> {
  await verifyContents(examination);
  await verifyHistory(examination);
  await verifyPhotos(examination);
}

async function verifyContents({ db, dataKey, found, counted }: Examination): Promise<void> {
  for (let after = ''; ;) {
    const page = await db
      .selectFrom('reports')
      .select(['report_id', 'pid', 'sealed_content'])
      .where('report_id', '>', after)
      .orderBy('report_id')
      .limit(pageSize)
      .execute();
    for (const { report_id: reportId, pid, sealed_content: sealed } of page) {
      const isRight = holds(() => openReportContent(dataKey, reportId, sealed).text.reportId === reportId);
      if (!isRight) found({ kind: 'report-damaged', subject: reportId, packets: [pid] });
    }
    counted('reports', page.length);
    after = page.at(-1)?.report_id ?? '';
    if (page.length < pageSize) return;
  }
}

async function verifyHistory({ db, dataKey, found }: Examination): Promise<void> {
  for (let after = '0'; ;) {
    const page = await db
      .selectFrom('report_events')
      .select(['event_id', 'report_id', 'sealed_note'])
      .where('event_id', '>', after)
      .orderBy('event_id')
      .limit(pageSize)
      .execute();
    for (const { event_id: eventId, report_id: reportId, sealed_note: note } of page) {
      if (note !== null && !holds(() => openReportNote(dataKey, reportId, note) !== '')) {
        found({ kind: 'report-damaged', subject: reportId, detail: eventId });
      }
    }
    after = page.at(-1)?.event_id ?? '0';
    if (page.length < pageSize) return;
  }
}

async function verifyPhotos({ db, dataKey, context, shelf, found, counted }: Examination): Promise<void> {
  for (let after = ''; ;) {
    const page = await db
      .selectFrom('report_photos')
      .select(['blob_id', 'report_id'])
      .where('blob_id', '>', after)
      .orderBy('blob_id')
      .limit(pageSize)
      .execute();
    for (const { blob_id: blobId, report_id: reportId } of page) {
      if (blobId === null) continue;
      const photo = { subject: blobId, detail: reportId };
      if ((await shelf.findSize(shelf.finishedPath(blobId))) === undefined)
        found({ kind: 'picture-missing', ...photo });
      else {
        const sealed = await context.blobs.read(blobId).catch(() => new Uint8Array());
        if (!holds(() => openPicture(dataKey, blobId, sealed).length > 0)) found({ kind: 'picture-damaged', ...photo });
      }
      counted('pictures', 1);
    }
    after = page.at(-1)?.blob_id ?? '';
    if (page.length < pageSize) return;
  }
}

function holds(isRight: () => boolean): boolean {
  try {
    return isRight();
  } catch {
    return false;
  }
}
