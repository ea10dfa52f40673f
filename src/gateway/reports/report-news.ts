/** What a phone hears of the reports that it sealed. */

import type { ReportNews } from '../../core/report/report.ts';
import { isOpenReport } from '../../core/report/report-life.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { openReportContent } from '../store/report-tables.ts';

/** Of `subjects` (those of changes of kind `status`) the reports of this very device, with the office's words for whoever asked. */
export async function readReportNews(
  { db, keys }: Pick<GatewayContext, 'db' | 'keys'>,
  deviceId: string,
  subjects: readonly string[],
): Promise<readonly ReportNews[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('reports')
    .leftJoin('published_reports as shown', (join) =>
      join.onRef('shown.report_id', '=', 'reports.report_id').on('shown.withdrawn_at', 'is', null),
    )
    .select(['reports.report_id', 'state', 'state_at', 'due_on', 'sealed_content', 'shown.report_id as shown_id'])
    .where('reports.report_id', 'in', subjects)
    .where('device_id', '=', deviceId)
    .execute();
  return rows.map((row) => {
    const { handledBy, answer, refusal } = openReportContent(keys.dataKey, row.report_id, row.sealed_content);
    const isOpen = isOpenReport(row.state);
    return {
      reportId: row.report_id,
      state: row.state,
      at: vietnamIso(row.state_at),
      isPublished: row.shown_id !== null,
      ...(isOpen && { dueOn: row.due_on }),
      ...(isOpen && handledBy !== undefined && { handledBy }),
      ...(!isOpen && answer !== undefined && { answer }),
      ...(row.state === 'refused' && refusal && { reason: refusal.reason }),
    };
  });
}
