/**
 * /tra-cuu: whoever holds the slip's QR sees where the dossier stands and what comes next. No enrolment, no content, no name.
 * The token stands after `#`; it is taken out of the address at once and kept nowhere.
 */

import { Suspense, lazy, useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';
import type { SheetCode } from '../../core/dossier/sheet-code.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ScanView } from '../parts/scan-view.tsx';
import { forReporters } from '../texts/vi/reports.ts';
import { slip as texts } from '../texts/vi/slip.ts';
import css from './slip-screen.module.css';
import { SlipDossiers } from './slip-dossiers.tsx';
import { SlipReportCard } from './slip-report-card.tsx';
import { findSlipDossiers, findSlipReport } from './slip-status.ts';
import type { SlipDossier, SlipReport } from './slip-status.ts';
import { TypedCode } from './typed-code.tsx';

type Shown =
  | { readonly state: 'nothing' | 'asking' }
  | { readonly state: 'trouble'; readonly sentence: string }
  | { readonly state: 'answered'; readonly dossiers: readonly SlipDossier[] }
  | { readonly state: 'report'; readonly report: SlipReport };

// Few have anything to say yet when they look.
const SlipOpinions = lazy(async () => ({ default: (await import('./slip-opinions.tsx')).SlipOpinions }));

// What is read stands before what is said, and a voice is looked for first.
const SlipListen = lazy(() => import('./slip-listen.tsx'));

export default function SlipScreen() {
  const device = useDevice();
  const place = useLocation();
  const [sheet, setSheet] = useState<SheetCode>();
  const [shown, setShown] = useState<Shown>({ state: 'nothing' });

  const ask = useCallback(
    async (wanted: SheetCode) => {
      setSheet(wanted);
      if (wanted.slipToken === undefined) {
        return setShown({ state: 'trouble', sentence: texts.digitsOnly(formatLocalCode(wanted.code)) });
      }
      setShown({ state: 'asking' });
      const outcome = await device.office.slipStatus(wanted.slipToken);
      if (outcome.kind === 'done') {
        const report = findSlipReport(outcome.value);
        if (report) return setShown({ state: 'report', report });
        const dossiers = findSlipDossiers(outcome.value);
        return setShown(dossiers ? { state: 'answered', dossiers } : { state: 'trouble', sentence: texts.offline });
      }
      const sentence =
        outcome.kind === 'offline' ? texts.offline : outcome.kind === 'busy' ? texts.busy : texts.unknown;
      setShown({ state: 'trouble', sentence });
    },
    [device],
  );

  useEffect(() => {
    // Opened by the phone's own scanner: the whole address is the sheet's code.
    if (location.hash.length < 2) return;
    const text = location.href;
    history.replaceState(history.state, '', location.pathname);
    const parsed = parseSheetCode(text);
    if (parsed.ok) void ask(parsed.value);
    else setShown({ state: 'trouble', sentence: texts.invalid });
  }, [ask, place]);

  function read(text: string): string | undefined {
    const parsed = parseSheetCode(text);
    if (!parsed.ok) return texts.invalid;
    void ask(parsed.value);
    return undefined;
  }

  const isAnswered = shown.state === 'answered';
  const isReport = shown.state === 'report';
  const canAskAgain = sheet?.slipToken !== undefined && (isAnswered || isReport || shown.state === 'trouble');
  return (
    <div className={css['slip']}>
      <Page
        title={isReport ? forReporters.slip.title : texts.title}
        {...(shown.state === 'nothing' && { lead: texts.lead })}
        arrival={shown.state}
      >
        {sheet && shown.state !== 'nothing' && (
          <p className={css['code']}>
            {isReport ? forReporters.slip.code(formatLocalCode(sheet.code)) : texts.code(formatLocalCode(sheet.code))}
          </p>
        )}
        {shown.state === 'asking' && <p role="status">{texts.asking}</p>}
        {shown.state === 'trouble' && (
          <Notice tone="waiting" urgent>
            {shown.sentence}
          </Notice>
        )}
        {sheet && (isReport || isAnswered) && (
          <div className={css['voice']}>
            <Suspense fallback={null}>
              <SlipListen
                key={sheet.code}
                code={sheet.code}
                {...(isReport ? { report: shown.report } : { dossiers: shown.dossiers })}
              />
            </Suspense>
          </div>
        )}
        {isReport && <SlipReportCard report={shown.report} />}
        {isAnswered && <SlipDossiers dossiers={shown.dossiers} />}
        {isAnswered && <p className={css['not']}>{texts.notReceipt}</p>}
        {isAnswered && sheet?.slipToken !== undefined && shown.dossiers.some(({ satisfaction }) => satisfaction) && (
          <Suspense fallback={null}>
            <SlipOpinions
              key={sheet.slipToken}
              slipToken={sheet.slipToken}
              dossiers={shown.dossiers}
              onGiven={(dossiers) => setShown({ state: 'answered', dossiers })}
            />
          </Suspense>
        )}
        {canAskAgain && (
          <Button kind="primary" icon="rotate" wide onClick={() => void ask(sheet)}>
            {texts.again}
          </Button>
        )}
        {shown.state !== 'asking' && <AnotherSlip isFirst={sheet === undefined} onRead={read} />}
      </Page>
    </div>
  );
}

interface AnotherSlipProps {
  readonly isFirst: boolean;
  /** A sentence when the text is no slip's. */
  readonly onRead: (text: string) => string | undefined;
}

function AnotherSlip({ isFirst, onRead }: AnotherSlipProps) {
  const [isScanning, setScanning] = useState(false);
  return (
    <>
      <Button
        kind={isFirst ? 'primary' : 'secondary'}
        icon="scan"
        wide
        aria-expanded={isScanning}
        onClick={() => setScanning(!isScanning)}
      >
        {isScanning ? texts.scanClose : isFirst ? texts.scan : texts.other}
      </Button>
      {isScanning && (
        <ScanView
          aim={texts.aim}
          onText={(text) => {
            const sentence = onRead(text);
            if (sentence === undefined) setScanning(false);
            return sentence;
          }}
        />
      )}
      <details className={css['type']}>
        <summary>{texts.type}</summary>
        <TypedCode onCode={onRead} />
      </details>
    </>
  );
}
