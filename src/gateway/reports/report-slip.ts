/**
 * What whoever holds a report's slip may know: how far it is, by when an answer is due, and what everybody may read anyway. Who
 * reported, what was said and an answer for the reporter alone never come this way.
 */

import type { ReportSlip } from '../../protocol/api.ts';
import { isOpenReport } from '../../core/report/report-life.ts';
import type { ReportState } from '../../core/report/report.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';

const sentences: { readonly [state in ReportState]: string } = {
  received: 'Phản ánh đã về xã, chờ phân công người xử lý. Bà con chưa cần làm gì.',
  handling: 'Xã đang xử lý phản ánh này.',
  answered: 'Xã đã trả lời. Người ghi giúp sẽ báo lại, hoặc bà con hỏi tại UBND xã.',
  closed: 'Xã đã trả lời và khép lại phản ánh này.',
  refused: 'Xã không xử lý phản ánh này. Xin hỏi người ghi giúp hoặc UBND xã để biết lý do.',
  withdrawn: 'Phản ánh đã được rút theo đề nghị.',
};

/** Absent: no report has a slip with this token. */
export async function findReportSlip(
  { db, config }: Pick<GatewayContext, 'db' | 'config'>,
  slipTokenSha256: string,
): Promise<ReportSlip | undefined> {
  const row = await db
    .selectFrom('reports')
    .leftJoin('published_reports as shown', (join) =>
      join.onRef('shown.report_id', '=', 'reports.report_id').on('shown.withdrawn_at', 'is', null),
    )
    .select(['reports.report_id', 'reports.commune_code', 'state', 'state_at', 'due_on'])
    .select('shown.report_id as shown_id')
    .where('slip_token_sha256', '=', slipTokenSha256)
    .orderBy('arrived_at')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const isPublic = row.shown_id !== null;
  return {
    state: row.state,
    nextStep: isPublic ? 'Xã đã trả lời công khai. Bà con đọc câu trả lời ở trang của xã.' : sentences[row.state],
    at: vietnamIso(row.state_at),
    ...(isOpenReport(row.state) && { dueOn: row.due_on }),
    ...(isPublic && { answerAt: `${config.publicUrl}/xa/${row.commune_code}/phan-anh#${row.report_id}` }),
  };
}
