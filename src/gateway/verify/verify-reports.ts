/** Every report's sealed content and history open under the data key. */

import { openReportContent, openReportNote } from '../store/report-tables.ts';
import { pageSize } from './examination.ts';
import type { Examination } from './examination.ts';

export async function verifyReports(examination: Examination): Promise<void> {
  await verifyContents(examination);
  await verifyHistory(examination);
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

function holds(isRight: () => boolean): boolean {
  try {
    return isRight();
  } catch {
    return false;
  }
}
