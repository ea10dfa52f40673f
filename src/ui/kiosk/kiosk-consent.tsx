/** Before anything is recorded: the same two questions as at a door, asked by a screen and answered by a finger. */

import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import field from '../field/form/field.module.css';
import resident from '../field/resident.module.css';
import { answerAsked, consentPurposes, keepAskedConsent, notAsked } from '../state/asked-consent.ts';
import { useDeviceState } from '../state/device-state.ts';
import { kiosk as texts } from '../texts/vi/kiosk.ts';

export function KioskConsent() {
  const device = useDevice();
  const navigate = useNavigate();
  const readBy = useDeviceState((state) => state.enrolled?.personName ?? '');
  const [asked, setAsked] = useState(notAsked);
  const [complaint, setComplaint] = useState<string>();
  const isRefused = asked.given.assist === 'refused';

  function goOn(): void {
    if (!keepAskedConsent(device, asked, readBy)) return setComplaint(texts.answerBoth);
    void navigate('/ho-so-moi/ai');
  }

  return (
    <Page
      title={texts.consentTitle}
      lead={texts.consentLead}
      actions={
        <>
          <ButtonLink to="/">{texts.back}</ButtonLink>
          {!isRefused && (
            <Button kind="primary" onClick={goOn}>
              {texts.next}
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
      {consentPurposes.map((purpose) => (
        <fieldset key={purpose} className={resident['question']}>
          <legend>{texts[purpose]}</legend>
          {(['tapped', 'refused'] as const).map((answer) => (
            <label key={answer} className={field['choice']}>
              <input
                type="radio"
                name={purpose}
                checked={asked.given[purpose] === answer}
                onChange={() => setAsked(answerAsked(device, asked, purpose, answer))}
              />
              {answer === 'tapped' ? texts.agree : texts.refuse}
            </label>
          ))}
        </fieldset>
      ))}
      {isRefused ? (
        <Notice tone="done" urgent>
          {texts.refused}
        </Notice>
      ) : (
        <Notice>{texts.neighbours}</Notice>
      )}
    </Page>
  );
}
