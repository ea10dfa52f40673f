/**
 * Đồng ý cho hỏi: before the card, before anything is recorded. One answer a purpose, spoken or tapped, none of them
 * chosen beforehand. A refusal of the card alone leads on by hand; a refusal to be asked ends here.
 */

import { Suspense, lazy, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { answerAsked, consentPurposes, keepAskedConsent, notAsked } from '../state/asked-consent.ts';
import { useDeviceState } from '../state/device-state.ts';
import { beginNewDossier } from '../state/new-dossier.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { consent as texts, residentConsent } from '../texts/vi/consent.ts';
import { page } from '../texts/vi/page.ts';
import css from './consent-screen.module.css';

const ListenToConsent = lazy(() => import('../voices/listen-to-consent.tsx'));

const answers = ['spoken', 'tapped', 'refused'] as const;

export function ConsentScreen() {
  const device = useDevice();
  const navigate = useNavigate();
  const helperName = useDeviceState((state) => state.enrolled?.personName ?? '');
  // What the resident answered with the phone in hand comes back once.
  const [asked, setAsked] = useState(() => useResidentHands.getState().asked ?? notAsked);
  useEffect(() => useResidentHands.setState({ asked: undefined }), []);
  const [complaint, setComplaint] = useState<string>();
  const { given, language, interpreter } = asked;
  const isRefused = given.assist === 'refused';

  function goOn(): void {
    if (!keepAskedConsent(device, asked, helperName)) return setComplaint(texts.answerAll);
    void navigate('/ho-so-moi/ai');
  }

  async function giveOut(): Promise<void> {
    const { handOver } = await import('../state/hand-over.ts');
    handOver('/ho-so-moi', { asked });
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to="/">{page.back}</ButtonLink>
          {isRefused ? (
            <ButtonLink kind="primary" to="/" onClick={() => beginNewDossier()}>
              {page.toHome}
            </ButtonLink>
          ) : (
            <Button kind="primary" onClick={goOn}>
              {texts.start}
            </Button>
          )}
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Button icon="person" onClick={() => void giveOut()}>
        {texts.handOver}
      </Button>
      {consentPurposes.map((purpose) => (
        <fieldset key={purpose} className={css['purpose']}>
          <legend>{residentConsent.purposes[purpose]}</legend>
          {answers.map((way) => (
            <label key={way}>
              <input
                type="radio"
                name={purpose}
                checked={given[purpose] === way}
                onChange={() => setAsked(answerAsked(device, asked, purpose, way))}
              />
              {texts.given[way]}
            </label>
          ))}
        </fieldset>
      ))}
      <Suspense fallback={null}>
        <ListenToConsent language={language} />
      </Suspense>
      {isRefused && (
        <Notice tone="done" urgent>
          <b>{texts.refusedTitle}</b>
          <p>{texts.refusedLead}</p>
        </Notice>
      )}
      <label className={css['line']}>
        {texts.language}
        <select value={language} onChange={(event) => setAsked({ ...asked, language: event.target.value })}>
          {Object.entries(texts.languages).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {language !== 'vi' && (
        <label className={css['line']}>
          {texts.interpreter}
          <input
            type="text"
            autoComplete="off"
            value={interpreter}
            onChange={(event) => setAsked({ ...asked, interpreter: event.target.value })}
          />
        </label>
      )}
    </Page>
  );
}
