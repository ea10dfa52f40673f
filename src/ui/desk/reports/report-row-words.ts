import type { DeskReportRow } from '../../../core/report/desk-report.ts';
import type { ReportState } from '../../../core/report/report.ts';
import { formatDay } from '../../parts/format.ts';
import type { Tone } from '../../parts/notice.tsx';
import { deskReports as texts } from '../../texts/vi/desk-reports.ts';

export const deskReportTones: Record<ReportState, Tone> = {
  received: 'waiting',
  handling: 'moving',
  answered: 'done',
  closed: 'done',
  refused: 'plain',
  withdrawn: 'plain',
};

/** When it is due while it is open; else when it came. */
export function whenWords({ state, dueOn, isLate, arrivedAt }: DeskReportRow): string {
  if (isLate) return texts.late(formatDay(dueOn));
  return state === 'received' || state === 'handling'
    ? texts.due(formatDay(dueOn))
    : texts.arrived(formatDay(arrivedAt));
}
