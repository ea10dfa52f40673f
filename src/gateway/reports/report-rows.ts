/** A report as a row of the desk's list. */

import type { Selectable, SqlBool } from 'kysely';
import type { DeskReportRow } from '../../core/report/desk-report.ts';
import { isOpenReport } from '../../core/report/report-life.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay, vietnamIso } from '../desk/vietnam-time.ts';
import { openReportContent } from '../store/report-tables.ts';
import type { ReportsTable } from '../store/report-tables.ts';

export type ReportRecord = Selectable<ReportsTable> & { readonly is_published: SqlBool };

const excerptLength = 140;

/** The columns of a record, with whether it stands on the public page now. */
export function selectReports(db: GatewayContext['db'], communeCode: string) {
  return db
    .selectFrom('reports')
    .leftJoin('published_reports as shown', (join) =>
      join.onRef('shown.report_id', '=', 'reports.report_id').on('shown.withdrawn_at', 'is', null),
    )
    .selectAll('reports')
    .select((select) => select('shown.report_id', 'is not', null).as('is_published'))
    .where('reports.commune_code', '=', communeCode);
}

export function deskReportRow(
  { keys, now }: Pick<GatewayContext, 'keys' | 'now'>,
  record: ReportRecord,
): DeskReportRow {
  const { text, handledBy } = openReportContent(keys.dataKey, record.report_id, record.sealed_content);
  const words = text.words.replace(/\s+/gu, ' ').trim();
  return {
    reportId: record.report_id,
    localCode: record.local_code,
    subject: record.subject,
    hamlet: record.hamlet,
    excerpt: words.length > excerptLength ? `${words.slice(0, excerptLength).trimEnd()}…` : words,
    photoCount: record.photo_count,
    state: record.state,
    arrivedAt: vietnamIso(record.arrived_at),
    dueOn: record.due_on,
    isLate: isOpenReport(record.state) && record.due_on < vietnamDay(now()),
    isPublished: Boolean(record.is_published),
    ...(handledBy !== undefined && { handledBy }),
    sample: record.sample,
  };
}
