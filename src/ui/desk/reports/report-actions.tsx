/** What may be done with a report now: one form at a time; what was answered or published stands above. */

import { useState } from 'react';
import type { DeskReport } from '../../../core/report/desk-report.ts';
import { isReportActionPossible } from '../../../core/report/report-life.ts';
import type { ReportActionName } from '../../../core/report/report-life.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { formatMoment } from '../../parts/format.ts';
import { Notice } from '../../parts/notice.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { deskReports as texts } from '../../texts/vi/desk-reports.ts';
import { PublishForm } from './publish-form.tsx';
import { SimpleForm } from './simple-form.tsx';
import css from './reports.module.css';

/** The order of the buttons; a draft is kept from within its form. */
const offered: readonly ReportActionName[] = ['handle', 'publish', 'answer', 'close', 'unpublish', 'reopen', 'refuse'];

interface ReportActionsProps {
  readonly report: DeskReport;
  readonly path: string;
  readonly onReport: (report: DeskReport) => void;
  /** Somebody else changed it meanwhile. */
  readonly onStale: () => void;
}

export type Act = (action: ReportActionName, body: object) => Promise<void>;

export function ReportActions({ report, path, onReport, onStale }: ReportActionsProps) {
  const device = useDevice();
  const [open, setOpen] = useState<ReportActionName>();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const { row, publication, answer, refusal } = report;
  const atDesk = { state: row.state, isPublished: publication !== undefined };

  const act: Act = async (action, body) => {
    setBusy(true);
    setTrouble(undefined);
    const outcome = await device.office.call<DeskReport>('POST', `${path}/${action}`, body, `"${report.etag}"`);
    setBusy(false);
    if (outcome.kind !== 'done') {
      setTrouble(outcome);
      // What was typed stays; the form goes on from what is there now.
      if (outcome.kind === 'refused' && outcome.problem.code === 'changed-meanwhile') onStale();
      return;
    }
    onReport(outcome.value.body);
    setSaid(texts.done[action]);
    if (action !== 'draft') setOpen(undefined);
  };

  const form = { isBusy, onAct: act, onCancel: () => setOpen(undefined) };
  return (
    <>
      {trouble && <OfficeTrouble trouble={trouble} wish="act" />}
      {said && !trouble && (
        <Notice tone="done" urgent>
          {said}
        </Notice>
      )}
      {publication && (
        <Notice tone="done">
          <b>{texts.publicNow}</b>
          <p>
            {publication.title} · {publication.place} · {formatMoment(publication.publishedAt)}
          </p>
          <p className={css['said']}>{publication.answer}</p>
          <a href={publication.address} target="_blank" rel="noreferrer">
            {texts.see}
          </a>
        </Notice>
      )}
      {answer !== undefined && answer !== publication?.answer && (
        <Notice tone="done">
          <b>{texts.answered}</b>
          <p className={css['said']}>{answer}</p>
        </Notice>
      )}
      {refusal && (
        <Notice>
          <b>
            {texts.refused}: {texts.grounds[refusal.ground]}
          </b>
          <p className={css['said']}>{refusal.reason}</p>
        </Notice>
      )}
      {open === undefined && (
        <div className={css['buttons']}>
          {offered
            .filter((action) => isReportActionPossible(action, atDesk))
            .map((action, index) => (
              <Button
                key={action}
                kind={action === 'refuse' || action === 'unpublish' ? 'danger' : index === 0 ? 'primary' : 'secondary'}
                disabled={isBusy}
                onClick={() => {
                  setSaid(undefined);
                  setTrouble(undefined);
                  setOpen(action);
                }}
              >
                {action === 'publish' && publication ? texts.publishAgain : texts.actions[action]}
              </Button>
            ))}
        </div>
      )}
      {open === 'publish' && <PublishForm report={report} {...form} />}
      {open !== undefined && open !== 'publish' && <SimpleForm key={open} action={open} report={report} {...form} />}
    </>
  );
}
