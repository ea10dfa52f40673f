/** Before anything is recorded: the same two questions as at a door, asked by a screen and answered by a finger. */

import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { ConsentQuestions } from '../field/consent-questions.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { keepAskedConsent } from '../state/asked-consent.ts';
import type { AskedConsent } from '../state/asked-consent.ts';
import { useDeviceState } from '../state/device-state.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { kioskConsent as texts } from '../texts/vi/kiosk-consent.ts';
import { page } from '../texts/vi/page.ts';
import { kioskConsentSentence } from '../voices/app-sentences.ts';

export function KioskConsent() {
  const device = useDevice();
  const navigate = useNavigate();
  const readBy = useDeviceState((state) => state.enrolled?.personName ?? '');

  // Whoever comes here is asked anew: the one who answered before may have gone.
  useEffect(() => useResidentHands.setState({ asked: undefined }), []);

  function finish(asked: AskedConsent, isRefused: boolean): boolean {
    if (!isRefused && !keepAskedConsent(device, asked, readBy)) return false;
    void navigate(isRefused ? '/' : '/ho-so-moi/ai');
    return true;
  }

  return (
    <ConsentQuestions
      title={texts.title}
      tabTitle={texts.title}
      lead={`${texts.lead} ${texts.neighbours}`}
      questions={texts.questions}
      sayQuestion={kioskConsentSentence}
      words={texts}
      isAlone
      way={
        <ButtonLink kind="quiet" to="/">
          {page.back}
        </ButtonLink>
      }
      onFinish={finish}
    />
  );
}
