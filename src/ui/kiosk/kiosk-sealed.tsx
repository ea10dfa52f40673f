/** Done at the hall's PC: the code large enough for a photograph, what is left to do, and the end that leaves nothing here. */

import { Suspense, lazy } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatSheetCode } from '../../core/dossier/sheet-code.ts';
import { findProblems } from '../../core/procedure/find-problems.ts';
import type { BasketScreenProps } from '../field/basket-screens.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { kiosk as texts } from '../texts/vi/kiosk.ts';
import { hasPrinter } from './kiosk-marks.ts';
import { startSession } from './kiosk-session.ts';
import { StuckHere } from './stuck-packets.tsx';
import css from './kiosk.module.css';

const QrCode = lazy(() => import('../parts/qr-code.tsx'));

export function KioskSealed({ basket }: BasketScreenProps) {
  const device = useDevice();
  const link = useDeviceState((state) => state.link);
  const first = basket[0]!.draft;
  const todo = basket.flatMap(({ draft, procedure }) =>
    findProblems(procedure, draft)
      .filter(({ weight }) => weight === 'task')
      .flatMap(({ role, paperId }) => {
        const place = procedure.form?.signatures.find((candidate) => candidate.role === role);
        const paper = procedure.papers.find((candidate) => candidate.paperId === paperId);
        return [...(place ? [texts.signLater(place.label)] : []), ...(paper ? [texts.bringLater(paper.name)] : [])];
      }),
  );
  return (
    <Page
      title={texts.sealedTitle}
      lead={link === 'offline' ? texts.sealedWaiting : texts.goToCounter}
      actions={
        <>
          {hasPrinter() && (
            <Button icon="paper" onClick={() => print()}>
              {texts.printSlip}
            </Button>
          )}
          <Button kind="primary" icon="check" onClick={() => void startSession(device)}>
            {texts.done}
          </Button>
        </>
      }
    >
      <StuckHere pids={basket.map(({ draft }) => draft.sealed?.pid)} />
      <section className={css['slip']}>
        <div>
          <p>{texts.sealedLead}</p>
          <p className={css['code']}>{formatLocalCode(first.localCode)}</p>
          <p>
            <strong>{texts.notReceipt}</strong>
          </p>
          {basket.map(({ draft, procedure }) => (
            <p key={draft.dossierId}>{procedure.shortName}</p>
          ))}
          <p>{texts.keep}</p>
        </div>
        <div className={css['qr']}>
          <Suspense fallback={null}>
            <QrCode text={formatSheetCode(location.origin, first.localCode, first.slipToken)} label={texts.slipAlt} />
          </Suspense>
        </div>
      </section>
      {todo.length > 0 && (
        <Notice tone="waiting">
          <b>{texts.todo}</b>
          {[...new Set(todo)].map((task) => (
            <p key={task}>{task}</p>
          ))}
        </Notice>
      )}
    </Page>
  );
}
