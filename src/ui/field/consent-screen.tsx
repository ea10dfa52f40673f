/**
 * Đồng ý cho hỏi: before the card, before anything is recorded. One answer a purpose, spoken or tapped, none of them
 * chosen beforehand. A refusal of the card alone leads on by hand; a refusal to be asked ends here.
 */

import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Consent } from '../../core/dossier/dossier.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { beginNewDossier, changeNewDossier, forgetNewDossier, useNewDossier } from '../state/new-dossier.ts';
import { consent as texts } from '../texts/vi/consent.ts';
import { page } from '../texts/vi/page.ts';
import css from './consent-screen.module.css';

type Answer = keyof typeof texts.given;
const purposes = ['assist', 'card'] as const;
const answers = ['spoken', 'tapped', 'refused'] as const;

export function ConsentScreen() {
  const device = useDevice();
  const navigate = useNavigate();
  const helperName = useDeviceState((state) => state.enrolled?.personName ?? '');
  const [given, setGiven] = useState<{ readonly [purpose: string]: Answer }>({});
  const [language, setLanguage] = useState('vi');
  const [interpreter, setInterpreter] = useState('');
  const [complaint, setComplaint] = useState<string>();
  const isRefused = given['assist'] === 'refused';

  function answer(purpose: string, chosen: Answer): void {
    setGiven({ ...given, [purpose]: chosen });
    // Taken back on the way: what was kept of this beginning goes at once.
    if (purpose === 'assist' && chosen === 'refused') void forgetNewDossier(device);
  }

  function goOn(): void {
    if (purposes.some((purpose) => given[purpose] === undefined)) return setComplaint(texts.answerAll);
    const at = device.clock.nowIso();
    const who = { at, readBy: helperName, language, ...(interpreter.trim() && { interpreter: interpreter.trim() }) };
    const consents = purposes.flatMap((purpose): Consent[] => {
      const answer = given[purpose];
      return answer === 'spoken' || answer === 'tapped' ? [{ moment: 'ask', purpose, given: answer, ...who }] : [];
    });
    changeNewDossier({ consents, mayScan: given['card'] !== 'refused', codes: useNewDossier.getState().codes });
    void navigate('/ho-so-moi/ai');
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
      {purposes.map((purpose) => (
        <fieldset key={purpose} className={css['purpose']}>
          <legend>{texts.purposes[purpose]}</legend>
          {answers.map((way) => (
            <label key={way}>
              <input
                type="radio"
                name={purpose}
                checked={given[purpose] === way}
                onChange={() => answer(purpose, way)}
              />
              {texts.given[way]}
            </label>
          ))}
        </fieldset>
      ))}
      {isRefused && (
        <Notice tone="done" urgent>
          <b>{texts.refusedTitle}</b>
          <p>{texts.refusedLead}</p>
        </Notice>
      )}
      <label className={css['line']}>
        {texts.language}
        <select value={language} onChange={(event) => setLanguage(event.target.value)}>
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
            onChange={(event) => setInterpreter(event.target.value)}
          />
        </label>
      )}
    </Page>
  );
}
