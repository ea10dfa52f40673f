/** What was begun and what was sent, and the one next step: a new report. */

import { useNavigate } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { isBlankReport, newReportDraft } from '../../core/report/report-draft.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { RowLink, RowList } from '../parts/row-list.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { reports as texts } from '../texts/vi/reports.ts';
import { describeOwn } from './own-report-words.ts';
import { useReports } from './use-reports.ts';

export function ReportListScreen() {
  const device = useDevice();
  const navigate = useNavigate();
  const enrolled = useDeviceState((state) => state.enrolled);
  const reports = useReports();
  const unfinished = reports?.drafts.filter(({ sealed }) => !sealed) ?? [];
  const mayReport = enrolled?.commune !== undefined;

  async function start(): Promise<void> {
    const blank = unfinished.find(isBlankReport);
    const draft = blank ?? newReportDraft(device);
    if (!blank) await device.reports.save(draft);
    void navigate(`/phan-anh/${draft.reportId}`);
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      nav={<BottomNav />}
      actions={
        mayReport && (
          <Button kind="primary" icon="plus" wide onClick={() => void start()}>
            {texts.start}
          </Button>
        )
      }
    >
      {enrolled && !mayReport && <Notice>{texts.notHere}</Notice>}
      {unfinished.length > 0 && (
        <RowList title={texts.unfinished}>
          {unfinished.map(({ reportId, subject, words, hamlet }) => (
            <RowLink
              key={reportId}
              to={`/phan-anh/${reportId}`}
              title={subject ? texts.subjects[subject] : texts.untitled}
              detail={[hamlet, words.slice(0, 80)].filter(Boolean).join(' · ') || undefined}
            />
          ))}
        </RowList>
      )}
      {reports && reports.own.length === 0 && <Nothing>{texts.ownEmpty}</Nothing>}
      {reports && reports.own.length > 0 && (
        <RowList title={texts.own}>
          {reports.own.map((own) => {
            const { tone, text } = describeOwn(own);
            return (
              <RowLink
                key={own.reportId}
                to={`/phan-anh/${own.reportId}`}
                title={`${texts.subjects[own.subject] ?? texts.subjects.other} · ${own.hamlet}`}
                detail={`${formatLocalCode(own.localCode)} · ${formatDay(own.sealedAt)}`}
                state={<StateChip tone={tone}>{text}</StateChip>}
              />
            );
          })}
        </RowList>
      )}
    </Page>
  );
}
