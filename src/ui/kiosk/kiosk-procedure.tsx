/** One procedure at the hall's PC: what it needs, how long, what it costs; on the own phone by the poster's QR; begun here. */

import { Suspense, lazy, useCallback } from 'react';
import { useNavigate, useParams } from 'react-router';
import { findInForce } from '../../core/procedure/find-in-force.ts';
import { findProcedureProblem } from '../../core/procedure/find-procedure-problem.ts';
import { hasEnded } from '../../core/procedure/has-ended.ts';
import { formatPosterAddress } from '../../core/visit/poster-address.ts';
import { ProcedureFacts } from '../field/procedure-facts.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { beginNewDossier } from '../state/new-dossier.ts';
import { useFoundProcedures } from '../state/use-found-procedures.ts';
import { useWatched } from '../state/use-watched.ts';
import { kiosk as texts } from '../texts/vi/kiosk.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { procedures } from '../texts/vi/procedures.ts';
import { hasPrinter } from './kiosk-marks.ts';
import css from './kiosk.module.css';

const QrCode = lazy(() => import('../parts/qr-code.tsx'));

export default function KioskProcedure() {
  const { code = '' } = useParams();
  const device = useDevice();
  const navigate = useNavigate();
  const commune = useDeviceState((state) => state.enrolled?.commune?.code);
  const load = useCallback(
    async () => ({ procedure: await findInForce(device, code), problem: await findProcedureProblem(device, code) }),
    [device, code],
  );
  const loaded = useWatched(load, ['catalogue']);
  const [row] = useFoundProcedures('', { codes: [code] }) ?? [];
  if (!loaded) return null;
  const { procedure, problem } = loaded;
  const isEnded = procedure !== undefined && hasEnded(procedure, device.clock.nowIso().slice(0, 10));
  const mayBegin = procedure?.form !== undefined && procedure.lanes.includes('assisted') && !isEnded && !problem;
  const name = procedure?.shortName ?? row?.shortName ?? code;
  return (
    <Page
      title={name}
      lead={procedure && procedure.name !== name ? procedure.name : undefined}
      actions={
        <>
          <ButtonLink to="/thu-tuc">{texts.back}</ButtonLink>
          {hasPrinter() && (
            <Button icon="paper" onClick={() => print()}>
              {texts.print}
            </Button>
          )}
          {mayBegin && (
            <Button
              kind="primary"
              icon="plus"
              onClick={() => {
                beginNewDossier([code]);
                void navigate('/ho-so-moi');
              }}
            >
              {texts.start}
            </Button>
          )}
        </>
      }
    >
      {procedure && problem && <Notice tone="attention">{problemSentence(problem)}</Notice>}
      {procedure ? (
        <div className={css['procedure']}>
          <div>
            <ProcedureFacts procedure={procedure} />
          </div>
          <aside>
            <div className={css['qr']}>
              <Suspense fallback={null}>
                <QrCode
                  text={formatPosterAddress(location.origin, { code, ...(commune !== undefined && { commune }) })}
                  label={texts.phoneAlt}
                />
              </Suspense>
            </div>
            <b>{texts.phone}</b>
            <p>{texts.phoneLead}</p>
          </aside>
        </div>
      ) : (
        <Notice icon="home">
          <b>{procedures.goToCentre}</b>
          <p>{row ? procedures.onlyDirectory : procedures.notInDirectory}</p>
        </Notice>
      )}
    </Page>
  );
}
