/** A sealed report: its code and slip while the phone still has them, where it stands, and for a while the way back. */

import { Suspense, lazy, useState } from 'react';
import { useNavigate } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatSheetCode } from '../../core/dossier/sheet-code.ts';
import type { Problem } from '../../core/problem.ts';
import { isReportCorrectable } from '../../core/report/report-draft.ts';
import type { ReportDraft } from '../../core/report/report-draft.ts';
import type { ReportNews } from '../../core/report/report.ts';
import { sealReport } from '../../core/report/seal-report.ts';
import slip from '../field/sealed-screen.module.css';
import { Button, ButtonLink } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay, formatTime } from '../parts/format.ts';
import { LinkBar } from '../parts/link-bar.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { reports as texts } from '../texts/vi/reports.ts';
import { describeOwn } from './own-report-words.ts';
import css from './reports.module.css';
import type { OwnReportRow } from './use-reports.ts';

const QrCode = lazy(() => import('../parts/qr-code.tsx'));

interface ReportSentProps {
  readonly own: OwnReportRow | undefined;
  /** As long as the correction window is open. */
  readonly draft?: ReportDraft;
  readonly onCorrect?: () => void;
  readonly onWithdrawn?: (draft: ReportDraft) => void;
}

export function ReportSent({ own, draft, onCorrect, onWithdrawn }: ReportSentProps) {
  const navigate = useNavigate();
  if (!own) return null;
  const isWithdrawn = draft?.sealed?.withdrawn ?? own.withdrawn;
  const look = describeOwn(own);
  const code = formatLocalCode(own.localCode);
  const isNew = draft !== undefined && own.news === undefined;
  return (
    <Page
      title={isWithdrawn ? texts.withdrawnTitle : isNew ? texts.sealedTitle : texts.subjects[own.subject]}
      lead={
        isWithdrawn
          ? texts.withdrawnLead
          : isNew
            ? texts.sealedLead
            : `${own.hamlet} · ${texts.sentOn(formatDay(own.sealedAt))}`
      }
      arrival={isWithdrawn ? 'withdrawn' : 'sent'}
      actions={
        <>
          <ButtonLink to="/">{texts.home}</ButtonLink>
          <Button kind="primary" onClick={() => void navigate('/phan-anh')}>
            {texts.list}
          </Button>
        </>
      }
    >
      <section className={slip['slip']}>
        <p>{texts.code}</p>
        <p className={slip['code']}>{code}</p>
        {draft && !isWithdrawn && (
          <>
            <div className={slip['qr']}>
              <Suspense fallback={null}>
                <QrCode text={formatSheetCode(location.origin, own.localCode, draft.slipToken)} label={texts.slipAlt} />
              </Suspense>
            </div>
            <p>{texts.slipLead}</p>
            <p>{texts.write}</p>
          </>
        )}
      </section>
      <LinkBar />
      <p>
        <StateChip tone={look.tone}>{look.text}</StateChip>
      </p>
      {own.delivery?.state === 'needs-attention' && own.delivery.problem && (
        <Notice tone="attention">{problemSentence(own.delivery.problem)}</Notice>
      )}
      {own.news && <NewsWords news={own.news} />}
      {draft?.sealed && onCorrect && onWithdrawn ? (
        <WayBack draft={draft} onCorrect={onCorrect} onWithdrawn={onWithdrawn} />
      ) : (
        !isWithdrawn && <p className={css['muted']}>{texts.windowOver}</p>
      )}
    </Page>
  );
}

function NewsWords({ news }: { readonly news: ReportNews }) {
  return (
    <>
      {news.dueOn && <p>{texts.due(formatDay(news.dueOn))}</p>}
      {news.handledBy && <p>{texts.handledBy(news.handledBy)}</p>}
      {news.answer && (
        <Notice tone="done">
          <b>{texts.answer}</b>
          <p className={css['said']}>{news.answer}</p>
          <p>{news.isPublished ? texts.published : texts.tellAnswer}</p>
        </Notice>
      )}
      {news.reason && (
        <Notice tone="attention">
          <b>{texts.reason}</b>
          <p className={css['said']}>{news.reason}</p>
        </Notice>
      )}
    </>
  );
}

function WayBack({
  draft,
  onCorrect,
  onWithdrawn,
}: {
  readonly draft: ReportDraft;
  readonly onCorrect: () => void;
  readonly onWithdrawn: (draft: ReportDraft) => void;
}) {
  const device = useDevice();
  const communeCode = useDeviceState((state) => state.enrolled?.commune?.code) ?? '';
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function withdraw(): Promise<void> {
    const sealed = await sealReport(device, draft, { communeCode, consent: 'spoken', withdraws: true });
    if (sealed.ok) onWithdrawn(sealed.value);
    else setProblem(sealed.problem);
  }

  if (!draft.sealed || !isReportCorrectable(draft, device.clock.nowMs())) return null;
  return (
    <>
      {problem && (
        <Notice tone="attention" urgent>
          {problemSentence(problem)}
        </Notice>
      )}
      <p>{texts.correctableUntil(formatTime(draft.sealed.correctableUntil))}</p>
      <div className={css['row']}>
        <Button icon="pen" onClick={onCorrect}>
          {texts.correct}
        </Button>
        <Button icon="back" onClick={() => setAsking(true)}>
          {texts.withdraw}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={texts.withdrawTitle}
          lead={texts.withdrawLead}
          yes={texts.withdrawYes}
          no={texts.withdrawNo}
          onAnswer={(isYes) => {
            setAsking(false);
            if (isYes) void withdraw();
          }}
        />
      )}
    </>
  );
}
