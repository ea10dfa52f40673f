/** Chốt hồ sơ is done: the code large, the slip's QR, what happens next, until when it may be corrected, the next door. */

import { Suspense, lazy } from 'react';
import { useNavigate } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatSheetCode } from '../../core/dossier/sheet-code.ts';
import { findProblems } from '../../core/procedure/find-problems.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay, formatTime } from '../parts/format.ts';
import { LinkBar } from '../parts/link-bar.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { RowLink, RowList } from '../parts/row-list.tsx';
import { beginNewDossier, changeNewDossier } from '../state/new-dossier.ts';
import { mobileReception } from '../texts/vi/mobile-reception.ts';
import { sealed as texts } from '../texts/vi/sealed.ts';
import { sign } from '../texts/vi/sign.ts';
import { page } from '../texts/vi/page.ts';
import type { BasketScreenProps } from './basket-screens.tsx';
import { findQuestion } from './interview-answers.ts';
import css from './sealed-screen.module.css';

const ShareDossier = lazy(() => import('./share-dossier.tsx'));
const CashOffer = lazy(() => import('../hamlet/cash/cash-offer.tsx'));
const QrCode = lazy(() => import('../parts/qr-code.tsx'));

export default function SealedScreen({ basket }: BasketScreenProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const first = basket[0]!.draft;
  const correctableUntil = first.sealed?.correctableUntil;
  const isCorrectable = correctableUntil !== undefined && Date.parse(correctableUntil) > device.clock.nowMs();
  const hasOriginals = basket.some(({ draft }) => draft.papers.some((paper) => paper.custody === 'original'));
  const tasks = basket.flatMap(({ draft, procedure }) =>
    findProblems(procedure, draft)
      .filter((problem) => problem.weight === 'task')
      .flatMap((problem) => {
        const place = procedure.form?.signatures.find((candidate) => candidate.role === problem.role);
        const paper = procedure.papers.find((candidate) => candidate.paperId === problem.paperId);
        const question = findQuestion(procedure, problem.questionId);
        if (question) return [texts.leftToDesk(question.label)];
        if (place) return [texts.missingSignature(place.label)];
        return paper ? [texts.laterPaper(paper.name)] : [];
      }),
  );

  /** The same people, consented a moment ago, with another need: only that is new. */
  function addForHousehold(): void {
    beginNewDossier();
    changeNewDossier({
      consents: first.consents.filter((consent) => consent.moment === 'ask' && consent.purpose !== 'sensitive'),
      mayScan: first.consents.some((consent) => consent.purpose === 'card'),
      applicant: first.applicant,
      representative: first.representative,
    });
    void navigate('/ho-so-moi/viec');
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to="/">{page.today}</ButtonLink>
          <Button
            kind="primary"
            onClick={() => {
              beginNewDossier();
              void navigate('/ho-so-moi');
            }}
          >
            {texts.nextDoor}
          </Button>
        </>
      }
    >
      <section className={css['slip']}>
        <p>{texts.code}</p>
        <p className={css['code']}>{formatLocalCode(first.localCode)}</p>
        <p>
          <strong>{texts.notOfficial}</strong>
        </p>
        <div className={css['qr']}>
          <Suspense fallback={null}>
            <QrCode text={formatSheetCode(location.origin, first.localCode, first.slipToken)} label={texts.slipAlt} />
          </Suspense>
        </div>
        <p>{texts.slipLead}</p>
        <p>{first.sheet ? texts.onSheet : texts.write}</p>
      </section>
      {first.accepted && (
        <Notice tone="done">
          <b>{mobileReception.sealedTitle}</b>
          {basket.map(({ draft, procedure }) => (
            <p key={draft.dossierId}>
              {draft.accepted?.appointmentAt
                ? mobileReception.doneDue(procedure.shortName, formatDay(draft.accepted.appointmentAt))
                : mobileReception.doneNoDue(procedure.shortName)}
            </p>
          ))}
          <p>{mobileReception.sealedLead}</p>
        </Notice>
      )}
      <LinkBar />
      <Suspense fallback={null}>
        <ShareDossier
          dossier={{
            localCode: first.localCode,
            slipToken: first.slipToken,
            names: basket.map(({ procedure }) => procedure.shortName),
          }}
        />
      </Suspense>
      <Suspense fallback={null}>
        <CashOffer
          wishes={{
            payerName: first.applicant.fullName,
            purpose: basket.map(({ procedure }) => procedure.shortName).join(', '),
            localCode: first.localCode,
            ...(basket.length === 1 && { procedureCode: first.procedure.code }),
            ...(first.place.hamlet !== undefined && { hamlet: first.place.hamlet }),
          }}
        />
      </Suspense>
      <section>
        <h2>{texts.nextTitle}</h2>
        <ol className={css['steps']}>
          {hasOriginals && <li>{texts.envelope}</li>}
          {(first.accepted ? texts.nextReceived : texts.next).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </section>
      {tasks.length > 0 && (
        <Notice tone="waiting">
          <b>{texts.tasks}</b>
          {[...new Set(tasks)].map((task) => (
            <p key={task}>{task}</p>
          ))}
        </Notice>
      )}
      <RowList title={sign.sealedDossiers}>
        {basket.map(({ draft, procedure }) => (
          <RowLink
            key={draft.dossierId}
            to={`/ho-so/${draft.dossierId}`}
            title={procedure.shortName}
            detail={
              isCorrectable && correctableUntil ? texts.correctableUntil(formatTime(correctableUntil)) : undefined
            }
          />
        ))}
      </RowList>
      <Button icon="plus" onClick={addForHousehold}>
        {texts.sameHousehold}
      </Button>
    </Page>
  );
}
