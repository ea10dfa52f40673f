/**
 * The consent to be asked, answered by the resident: one question a screen, each with the way back to the one before. Nothing is
 * kept until they have seen what they answered.
 */

import { useMemo, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Page } from '../parts/page.tsx';
import { answerAsked, consentPurposes, keepAskedConsent, notAsked } from '../state/asked-consent.ts';
import { useDeviceState } from '../state/device-state.ts';
import { changeHanded } from '../state/hand-over.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { residentConsent } from '../texts/vi/consent.ts';
import { page as common } from '../texts/vi/page.ts';
import { readBack } from '../texts/vi/read-back.ts';
import { resident as texts } from '../texts/vi/resident.ts';
import { consentSentence } from '../voices/app-sentences.ts';
import ListenHere from '../voices/listen-here.tsx';
import { GiveBack } from './give-back.tsx';
import css from './resident.module.css';

/** In the places that "Sai" and "Đúng" have in the read-back. */
const choices = ['refused', 'tapped'] as const;

export default function ResidentConsent() {
  const device = useDevice();
  const helperName = useDeviceState((state) => state.enrolled?.personName ?? '');
  const asked = useResidentHands((state) => state.asked) ?? notAsked;
  const [at, setAt] = useState(0);
  const purpose = consentPurposes[at];
  const pieces = useMemo(() => (purpose ? [consentSentence(purpose)] : []), [purpose]);
  const { given } = asked;
  const isRefused = given.assist === 'refused';
  const goBack = () => setAt(isRefused ? 0 : at - 1);

  function finish(): void {
    // A refusal is shown to the helper where it was asked; nothing of it is kept.
    if (isRefused) return changeHanded({ stage: 'finished' });
    if (!keepAskedConsent(device, asked, helperName)) return setAt(0);
    useResidentHands.setState({ asked: undefined });
    changeHanded({ stage: 'finished', returnTo: '/ho-so-moi/ai' });
  }

  if (!purpose) {
    return (
      <Page
        title={isRefused ? texts.refusedTitle : texts.answeredTitle}
        arrival={at}
        actions={
          <>
            <Button onClick={goBack}>{common.back}</Button>
            <Button kind="primary" icon="check" onClick={finish}>
              {texts.done}
            </Button>
          </>
        }
        state={<GiveBack />}
      >
        {isRefused ? (
          <p>{texts.refusedLead}</p>
        ) : (
          consentPurposes.map((one) => (
            <p key={one} className={css['answered']}>
              <Thumb isDown={given[one] === 'refused'} />
              <span>
                {texts.purposes[one]}: <b>{given[one] === 'refused' ? texts.refuse : texts.agree}</b>
              </span>
            </p>
          ))
        )}
        {!isRefused && given.card === 'refused' && <p>{texts.cardRefused}</p>}
      </Page>
    );
  }

  const isFirst = at === 0;
  return (
    <Page
      title={texts.asks(helperName)}
      tabTitle={texts.consentTitle}
      arrival={at}
      actions={
        <div className={css['answers']}>
          {choices.map((answer) => (
            <button
              key={answer}
              type="button"
              className={css['answer']}
              // What was said aloud before counts as agreed.
              aria-pressed={given[purpose] === answer || (given[purpose] === 'spoken' && answer === 'tapped')}
              onClick={() => {
                useResidentHands.setState({ asked: answerAsked(device, asked, purpose, answer) });
                setAt(purpose === 'assist' && answer === 'refused' ? consentPurposes.length : at + 1);
              }}
            >
              <Thumb isDown={answer === 'refused'} />
              {answer === 'refused' ? texts.refuse : texts.agree}
            </button>
          ))}
        </div>
      }
      state={
        <span className={css['foot']}>
          {readBack.position(at + 1, consentPurposes.length)}
          {!isFirst && (
            <Button kind="quiet" onClick={goBack}>
              {common.back}
            </Button>
          )}
          <GiveBack />
        </span>
      }
    >
      <p>{residentConsent.purposes[purpose]}</p>
      <ListenHere of="consent" pieces={pieces} language={asked.language} />
    </Page>
  );
}

/** Up for yes, down for no: beside the words, for those who do not read them. */
function Thumb({ isDown }: { readonly isDown: boolean }) {
  return (
    <svg className={css['thumb']} data-down={isDown || undefined} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3.500 11H7v9H3.500zM7 12l3.500-8a2 2 0 013 1.800L13 10h5.500a2 2 0 012 2.400l-1.300 6a2 2 0 01-2 1.600H7" />
    </svg>
  );
}
