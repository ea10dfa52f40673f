/**
 * Đọc lại: the resident hears and sees, large and a little at a time, exactly what will be sealed. Before something
 * sensitive the screen asks whether others are near. "Sai" goes to that question, and afterwards reading goes on where it was left,
 * what was changed first. The confirmation at the end is bound to the very text that was read.
 */

import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { getSealedContent } from '../../core/dossier/sealed-content.ts';
import { readBackSentences } from '../../core/dossier/read-back.ts';
import type { ReadBackSentence } from '../../core/dossier/read-back.ts';
import { setListening } from '../../core/dossier/set-listening.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Page } from '../parts/page.tsx';
import { handOver } from '../state/hand-over.ts';
import { findLeftReading, forgetLeftReading, leaveReading } from '../state/left-reading.ts';
import { useListLabels } from '../state/use-list-labels.ts';
import type { BasketDossier } from '../state/use-basket.ts';
import { consent } from '../texts/vi/consent.ts';
import { readBackRecord, readBack as texts } from '../texts/vi/read-back.ts';
import { page as common } from '../texts/vi/page.ts';
import { resident } from '../texts/vi/resident.ts';
import { listening } from '../texts/vi/voices.ts';
import { askSentence } from '../voices/app-sentences.ts';
import Listen from '../voices/listen.tsx';
import { setNearby } from '../voices/nearby.ts';
import type { Nearby } from '../voices/nearby.ts';
import type { BasketScreenProps } from './basket-screens.tsx';
import { basketPath } from './draft-path.ts';
import { GiveBack } from './give-back.tsx';
import { ReadBackBlocked, findBlocking } from './read-back-blocked.tsx';
import type { ReadBackPage } from './read-back-pages.ts';
import { ReadBackConfirmation } from './read-back-confirmation.tsx';
import { arrangeReading, sentenceKey } from './read-back-pages.ts';
import { ResidentConfirmation } from './resident-confirmation.tsx';
import css from './read-back-screen.module.css';

interface ReadBackProps extends BasketScreenProps {
  /** The resident holds the phone: no way leads off this screen but these. */
  readonly inHand?: {
    /** Only the confirmation is left. */
    readonly isReadOut: boolean;
    /** Nobody waits for the phone: the resident mends what is wrong, too. */
    readonly isAlone?: true;
    readonly onWrong: (fixPath: string) => void;
    readonly onConfirmed: () => void;
  };
}

const pastTheLast = Number.MAX_SAFE_INTEGER;

export default function ReadBackScreen({ basketId, basket, inHand }: ReadBackProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const labels = useListLabels();
  const [left, setLeft] = useState(() => findLeftReading(basketId));
  const [movedTo, setAt] = useState(inHand?.isReadOut ? pastTheLast : undefined);
  const [isAsked, setAsked] = useState(false);
  const [isAloud, setAloud] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const today = device.clock.nowIso().slice(0, 10);

  const { pages, start, changedCount } = useMemo(() => {
    if (!labels) return arrangeReading([], undefined);
    const dossiers = basket.map(({ draft, procedure }) => ({
      procedure,
      dossier: getSealedContent(procedure, draft, today),
    }));
    return arrangeReading(readBackSentences(dossiers, { today, labels }), left);
  }, [basket, labels, left, today]);

  const at = movedTo ?? start;
  const page = pages[at];
  const mustAsk = page?.sensitive === true && !isAsked;
  const pieces = useMemo(
    () => [...(page?.sentences ?? []).flatMap((sentence) => sentence.pieces), askSentence()],
    [page],
  );

  const blocking = useMemo(() => findBlocking(basket, today), [basket, today]);
  if (!labels) return null;
  if (blocking.length > 0) {
    return inHand && !inHand.isAlone ? (
      <Page title={readBackRecord.blockedTitle} actions={<GiveBack />} />
    ) : (
      <ReadBackBlocked basketId={basketId} blocking={blocking} />
    );
  }

  const path = basketPath(basketId, 'read-back');
  const language = languageOf(basket);
  const answer = (nearby: Nearby) => {
    setNearby(basketId, nearby);
    setAsked(true);
    setAloud(isAloud && nearby !== 'eyes');
  };
  const name = basket[0]?.draft.applicant.fullName ?? '';
  const goTo = ({ procedureCode, questionId }: ReadBackSentence) => {
    const question = questionId === undefined ? '' : `?cau=${encodeURIComponent(`${procedureCode}#${questionId}`)}`;
    const fixPath = `${basketPath(basketId, 'questions')}${question}`;
    leaveAt(at);
    if (inHand) inHand.onWrong(fixPath);
    else void navigate(fixPath);
  };
  /** So that whoever takes the phone next goes on there; what was changed stays marked until it was heard. */
  const leaveAt = (to: number) => {
    const isUnheardChange = (index: number) => index >= Math.max(start, to) && index < start + changedCount;
    const known = pages.filter((_, index) => !isUnheardChange(index));
    leaveReading(basketId, { affirmed: keysOf(pages.slice(0, to)), known: keysOf(known) });
  };
  const move = (to: number) => {
    leaveAt(to);
    setWrong(false);
    setAt(to);
  };
  const startAnew = () => {
    forgetLeftReading();
    setLeft(undefined);
    setWrong(false);
    setAt(0);
  };
  const goesOn = movedTo === undefined && start > 0 && changedCount === 0;
  const isHeld = inHand !== undefined && !inHand.isAlone;
  const goBack = at > 0 ? () => move(at - 1) : isHeld ? undefined : () => void navigate(basketPath(basketId, 'papers'));

  if (!page && inHand) {
    return (
      <ResidentConfirmation
        basket={basket}
        isAlone={inHand.isAlone === true}
        onBack={startAnew}
        onConfirmed={() => {
          forgetLeftReading();
          inHand.onConfirmed();
        }}
      />
    );
  }
  if (!page) {
    return (
      <ReadBackConfirmation
        basket={basket}
        onBack={startAnew}
        onConfirmed={() => {
          forgetLeftReading();
          void navigate(basketPath(basketId, 'sign'));
        }}
        onHandOver={() => handOver(path, { isReadOut: true })}
      />
    );
  }
  if (mustAsk) {
    return (
      <Page
        title={texts.others}
        lead={texts.othersLead}
        arrival="others"
        actions={goBack ? <Button onClick={goBack}>{common.back}</Button> : <GiveBack />}
      >
        <Button wide icon="speak" onClick={() => answer('alone')}>
          {texts.othersNone}
        </Button>
        {!inHand?.isAlone && (
          <Button wide icon="speak" onClick={() => answer('ear')}>
            {listening.ear}
          </Button>
        )}
        <Button wide icon="person" onClick={() => answer('eyes')}>
          {texts.othersSome}
        </Button>
      </Page>
    );
  }
  return (
    <Page
      title={texts.for(name)}
      tabTitle={readBackRecord.title}
      arrival={`${at}${isWrong}`}
      actions={
        <>
          <Button
            icon="cross"
            onClick={() => (page.sentences.length === 1 ? goTo(page.sentences[0]!) : setWrong(true))}
          >
            {texts.wrong}
          </Button>
          <Button kind="primary" icon="check" onClick={() => move(at + 1)}>
            {texts.right}
          </Button>
        </>
      }
      state={
        <span className={css['position']}>
          {texts.position(at + 1, pages.length)}
          {goBack && (
            <Button kind="quiet" onClick={goBack}>
              {common.back}
            </Button>
          )}
          {isHeld && <GiveBack />}
          {!inHand && (
            <Button kind="quiet" onClick={() => handOver(path)}>
              {consent.handOver}
            </Button>
          )}
        </span>
      }
    >
      {isWrong ? (
        <>
          <h2>{texts.whichWrong}</h2>
          {page.sentences.map((sentence) => (
            <Button key={sentence.text} wide icon="pen" onClick={() => goTo(sentence)}>
              {sentence.text}
            </Button>
          ))}
        </>
      ) : (
        <>
          <div className={css['voice']}>
            <Listen
              of={basketId}
              pieces={pieces}
              language={language}
              onLanguage={(chosen) => void setListening(device, basketId, chosen)}
              isAloud={isAloud}
              onAloud={setAloud}
              isAlone={inHand?.isAlone === true}
            />
            {goesOn && (
              <Button kind="quiet" icon="rotate" onClick={startAnew}>
                {inHand ? resident.again : readBackRecord.again}
              </Button>
            )}
          </div>
          {at >= start && at < start + changedCount && (
            <p className={css['changed']}>
              <Icon name="pen" /> {texts.changed}
            </p>
          )}
          <div className={css['said']}>
            {page.sentences.map((sentence) => (
              <p key={sentence.text}>{sentence.text}</p>
            ))}
          </div>
          <p className={css['ask']}>{texts.ask}</p>
        </>
      )}
    </Page>
  );
}

const keysOf = (pages: readonly ReadBackPage[]): ReadonlySet<string> =>
  new Set(pages.flatMap(({ sentences }) => sentences.map(sentenceKey)));

/** As chosen here; before that the one of the consent to be asked. */
function languageOf(basket: readonly BasketDossier[]): string {
  const draft = basket[0]?.draft;
  return draft?.listensIn ?? draft?.consents.find(({ moment }) => moment === 'ask')?.language ?? 'vi';
}
