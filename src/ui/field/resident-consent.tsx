/** The consent to be asked, answered by the resident: the same two questions, nothing of the helper's around them. */

import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { answerAsked, consentPurposes, keepAskedConsent, notAsked } from '../state/asked-consent.ts';
import type { ConsentAnswer } from '../state/asked-consent.ts';
import { useDeviceState } from '../state/device-state.ts';
import { changeHanded } from '../state/hand-over.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { residentConsent } from '../texts/vi/consent.ts';
import { resident as texts } from '../texts/vi/resident.ts';
import ListenToConsent from '../voices/listen-to-consent.tsx';
import { GiveBack } from './give-back.tsx';
import field from './form/field.module.css';
import css from './resident.module.css';

export default function ResidentConsent() {
  const device = useDevice();
  const helperName = useDeviceState((state) => state.enrolled?.personName ?? '');
  const asked = useResidentHands((state) => state.asked) ?? notAsked;
  const [complaint, setComplaint] = useState<string>();

  function finish(): void {
    // A refusal is shown to the helper where it was asked; nothing of it is kept.
    if (asked.given.assist === 'refused') return changeHanded({ stage: 'finished' });
    if (!keepAskedConsent(device, asked, helperName)) return setComplaint(texts.answerAll);
    useResidentHands.setState({ asked: undefined });
    changeHanded({ stage: 'finished', returnTo: '/ho-so-moi/ai' });
  }

  const choices = [
    { answer: 'tapped', words: texts.agree },
    { answer: 'refused', words: texts.refuse },
  ] as const satisfies readonly { answer: ConsentAnswer; words: string }[];
  return (
    <Page
      title={texts.consentTitle}
      actions={
        <Button kind="primary" icon="check" onClick={finish}>
          {texts.done}
        </Button>
      }
      state={<GiveBack />}
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <ListenToConsent language={asked.language} />
      {consentPurposes.map((purpose) => (
        <fieldset key={purpose} className={css['question']}>
          <legend>{residentConsent.purposes[purpose]}</legend>
          {choices.map(({ answer, words }) => (
            <label key={answer} className={field['choice']}>
              <input
                type="radio"
                name={purpose}
                checked={isChosen(asked.given[purpose], answer)}
                onChange={() => useResidentHands.setState({ asked: answerAsked(device, asked, purpose, answer) })}
              />
              {words}
            </label>
          ))}
        </fieldset>
      ))}
    </Page>
  );
}

/** What was said aloud before counts as agreed. */
function isChosen(given: ConsentAnswer | undefined, answer: 'tapped' | 'refused'): boolean {
  return given === answer || (given === 'spoken' && answer === 'tapped');
}
