/** One report: written, read back, sealed; and what became of it. Every change is kept at once. */

import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import type { ReportChange, ReportDraft } from '../../core/report/report-draft.ts';
import { changeReport, isReportCorrectable } from '../../core/report/report-draft.ts';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Page } from '../parts/page.tsx';
import { useSaver, useSaveState } from '../state/use-saver.ts';
import { page } from '../texts/vi/page.ts';
import { reports as texts } from '../texts/vi/reports.ts';
import { ReportCamera } from './report-camera.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportReadBack } from './report-read-back.tsx';
import { ReportSent } from './report-sent.tsx';
import { useReports } from './use-reports.ts';
import type { OwnReportRow } from './use-reports.ts';

export function ReportScreen() {
  const { reportId } = useParams();
  const reports = useReports();
  if (!reports) return null;
  const draft = reports.drafts.find((each) => each.reportId === reportId);
  const own = reports.own.find((each) => each.reportId === reportId);
  if (draft) return <OpenReport key={draft.reportId} kept={draft} own={own} />;
  if (own) return <ReportSent own={own} />;
  return <Page title={texts.notFound} actions={<ButtonLink to="/phan-anh">{page.back}</ButtonLink>} />;
}

type Stage = 'write' | 'camera' | 'read' | 'sent';

function OpenReport({ kept, own }: { readonly kept: ReportDraft; readonly own: OwnReportRow | undefined }) {
  const device = useDevice();
  // The screen's own from here on: what is saved of it comes back a moment later and must not overtake what is typed.
  const [draft, setDraft] = useState(kept);
  const [stage, setStage] = useState<Stage>(kept.sealed ? 'sent' : 'write');
  const saver = useSaver<ReportDraft>((_, next) => device.reports.save(next));
  const saved = useSaveState(saver);

  function change(next: ReportChange): void {
    setDraft((before) => {
      const changed = changeReport(before, next, device.clock.nowIso());
      saver.change('draft', changed);
      return changed;
    });
  }
  useEffect(() => {
    if (stage !== 'write') void saver.flush();
  }, [stage, saver]);

  const shared = { draft, onChange: change };
  if (stage === 'camera') return <ReportCamera {...shared} onDone={() => setStage('write')} />;
  if (stage === 'read') {
    return (
      <ReportReadBack
        draft={draft}
        beforeSealing={() => saver.flush()}
        onWrong={() => setStage('write')}
        onSealed={(sealed) => {
          setDraft(sealed);
          setStage('sent');
        }}
      />
    );
  }
  if (stage === 'sent') {
    const mayCorrect = isReportCorrectable(draft, device.clock.nowMs()) && !draft.sealed?.withdrawn;
    const now = own ?? findOwn(draft);
    return (
      <ReportSent
        own={now}
        draft={draft}
        {...(mayCorrect && { onCorrect: () => setStage('write') })}
        onWithdrawn={(sealed) => setDraft(sealed)}
      />
    );
  }
  return (
    <ReportForm
      {...shared}
      saved={saved}
      onLeave={() => void saver.flush()}
      onPhoto={() => setStage('camera')}
      onNext={() => setStage('read')}
    />
  );
}

/** Until the list has it: the store tells a moment after the sealing. */
function findOwn(draft: ReportDraft): OwnReportRow | undefined {
  const { reportId, localCode, subject = 'other', hamlet, sealed } = draft;
  if (!sealed) return undefined;
  const withdrawn = sealed.withdrawn && { withdrawn: true as const };
  return { reportId, localCode, subject, hamlet, pid: sealed.pid, sealedAt: sealed.at, ...withdrawn };
}
