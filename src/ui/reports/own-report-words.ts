/** The one thing to say of a report in a list. */

import type { ReportState } from '../../core/report/report.ts';
import type { Tone } from '../parts/notice.tsx';
import { reports as texts } from '../texts/vi/reports.ts';
import type { OwnReportRow } from './use-reports.ts';

export const reportTones: Record<ReportState, Tone> = {
  received: 'moving',
  handling: 'moving',
  answered: 'done',
  closed: 'done',
  refused: 'attention',
  withdrawn: 'plain',
};

export function describeOwn({ delivery, news, withdrawn }: OwnReportRow): {
  readonly tone: Tone;
  readonly text: string;
} {
  // What this phone still has to do goes before what the commune said of an earlier packet.
  if (delivery?.state === 'needs-attention') return { tone: 'attention', text: texts.attention };
  if (delivery && delivery.state !== 'delivered') return { tone: 'waiting', text: texts.waiting };
  if (withdrawn) return { tone: 'plain', text: texts.states.withdrawn };
  if (news) return { tone: reportTones[news.state] ?? 'moving', text: texts.states[news.state] ?? texts.sent };
  return { tone: 'moving', text: texts.sent };
}
