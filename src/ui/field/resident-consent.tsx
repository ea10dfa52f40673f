/** The consent to be asked, with the phone in the resident's hand. */

import { useDevice } from '../parts/device-context.tsx';
import { keepAskedConsent } from '../state/asked-consent.ts';
import type { AskedConsent } from '../state/asked-consent.ts';
import { useDeviceState } from '../state/device-state.ts';
import { changeHanded } from '../state/hand-over.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { residentConsent } from '../texts/vi/consent.ts';
import { resident as texts } from '../texts/vi/resident.ts';
import { consentSentence } from '../voices/app-sentences.ts';
import { ConsentQuestions } from './consent-questions.tsx';
import { GiveBack } from './give-back.tsx';

export default function ResidentConsent() {
  const device = useDevice();
  const helperName = useDeviceState((state) => state.enrolled?.personName ?? '');

  function finish(asked: AskedConsent, isRefused: boolean): boolean {
    // A refusal is shown to the helper where it was asked; nothing of it is kept.
    if (!isRefused && !keepAskedConsent(device, asked, helperName)) return false;
    if (isRefused) changeHanded({ stage: 'finished' });
    else {
      useResidentHands.setState({ asked: undefined });
      changeHanded({ stage: 'finished', returnTo: '/ho-so-moi/ai' });
    }
    return true;
  }

  return (
    <ConsentQuestions
      title={texts.asks(helperName)}
      tabTitle={texts.consentTitle}
      questions={residentConsent.purposes}
      sayQuestion={consentSentence}
      words={texts}
      foot={<GiveBack />}
      onFinish={finish}
    />
  );
}
