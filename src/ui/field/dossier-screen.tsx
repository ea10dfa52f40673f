/** One dossier: how far it has come, what stands in its way, and the few things the phone may still do with it. */

import { Suspense, lazy, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { KnownStatus } from '../../core/dossier/dossier-status.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ProgressSteps } from '../parts/progress-steps.tsx';
import { isInReview, isOpenDraft, titleOf } from '../state/dossier-row.ts';
import type { DossierRow } from '../state/dossier-row.ts';
import { useDossiers } from '../state/use-dossiers.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { declaration } from '../texts/vi/declaration.ts';
import { dossiers as texts } from '../texts/vi/dossiers.ts';
import { page } from '../texts/vi/page.ts';
import { DeliveryTrouble, ReviewTrouble } from './delivery-trouble.tsx';
import { dossierStations } from './dossier-stations.ts';
import css from './dossier-screen.module.css';
import { basketPath, draftPath } from './draft-path.ts';
import { CorrectionOffer, SupplementAsked, useSupplement } from './dossier-offers.tsx';

const ShareDossier = lazy(() => import('./share-dossier.tsx'));
const ShareNews = lazy(() => import('./share-news.tsx'));

export default function DossierScreen() {
  const { dossierId } = useParams();
  const dossiers = useDossiers(Number.POSITIVE_INFINITY);
  const nameOf = useProcedureNames();
  if (!dossiers) return null;
  const row = dossiers.rows.find((candidate) => candidate.dossierId === dossierId);
  if (!row) {
    return (
      <Page title={texts.unknown} nav={<BottomNav />} actions={<ButtonLink to="/ho-so">{page.back}</ButtonLink>} />
    );
  }
  return <KnownDossier row={row} title={row.packet?.about ? titleOf(row, nameOf) : nameOf(row.procedureCode)} />;
}

function KnownDossier({ row, title }: { readonly row: DossierRow; readonly title: string }) {
  const { draft, packet, delivery, status } = row;
  const isOpen = draft !== undefined && isOpenDraft(draft);
  const supplement = useSupplement();
  const asking = status?.state === 'supplement' && !isOpen ? status : undefined;
  return (
    <Page
      title={title}
      tabTitle={texts.title}
      lead={draft?.applicant.fullName}
      actions={
        <>
          <ButtonLink to="/ho-so">{page.back}</ButtonLink>
          {isOpen && (
            <ButtonLink kind="primary" to={draftPath(draft)}>
              {texts.continue}
            </ButtonLink>
          )}
          {draft?.sealed && !isOpen && (
            <ButtonLink kind={asking ? 'secondary' : 'primary'} to={basketPath(draft.basketId, 'sealed')}>
              {texts.showSlip}
            </ButtonLink>
          )}
          {asking && (
            <Button kind="primary" onClick={() => void supplement.begin(asking)}>
              {texts.doSupplement}
            </Button>
          )}
        </>
      }
      nav={<BottomNav />}
    >
      {row.localCode && (
        <p className={css['code']}>
          <span>{texts.code}</span>
          <b>{formatLocalCode(row.localCode)}</b>
          <strong>{texts.notOfficial}</strong>
        </p>
      )}
      {delivery?.state === 'needs-attention' ? (
        <DeliveryTrouble delivery={delivery} problem={delivery.problem} draft={draft} />
      ) : (
        delivery && isInReview(row) && <ReviewTrouble pid={delivery.pid} reason={status?.reason} draft={draft} />
      )}
      {asking && <SupplementAsked status={asking} complaint={supplement.complaint} />}
      <section>
        <h2>{texts.progress}</h2>
        <ProgressSteps stations={dossierStations(row)} />
      </section>
      {status?.reason && !(isInReview(row) && delivery?.state !== 'needs-attention') && (
        <Notice tone={status.state === 'refused' ? 'attention' : 'plain'}>
          <b>{isResult(status.state) ? texts.result : texts.reason}</b>
          <p>{status.reason}</p>
        </Notice>
      )}
      {row.localCode && !isOpen && packet?.about === undefined && (
        <Suspense fallback={null}>
          {draft?.tellVia && <ShareNews localCode={row.localCode} tellVia={draft.tellVia} />}
          <ShareDossier
            dossier={{ localCode: row.localCode, names: [title], ...(status && { state: status.state }) }}
          />
        </Suspense>
      )}
      {draft && !draft.supplement && (
        <ButtonLink to={`/ho-so/${draft.dossierId}/to-khai`}>{declaration.open}</ButtonLink>
      )}
      {draft?.sealed && !isOpen && <CorrectionOffer draft={draft} />}
      {!draft && <Notice icon="lock">{packet ? texts.contentLocked : texts.contentGone}</Notice>}
      {isOpen && <DiscardDraft dossierId={draft.dossierId} />}
    </Page>
  );
}

/** Its words are then what was decided, and no reason for it. */
const isResult = (state: KnownStatus['state']): boolean => state === 'done' || state === 'handed-over';

function DiscardDraft({ dossierId }: { readonly dossierId: string }) {
  const device = useDevice();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  async function answer(isYes: boolean): Promise<void> {
    setAsked(false);
    if (!isYes) return;
    await device.drafts.remove(dossierId);
    await navigate('/ho-so');
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setAsked(true)}>
        {texts.discard}
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={texts.discardTitle}
          lead={texts.discardLead}
          yes={texts.discardYes}
          no={texts.discardNo}
          onAnswer={(isYes) => void answer(isYes)}
        />
      )}
    </>
  );
}
