import { useState } from 'react';
import { recordConsent } from '../../core/dossier/record-consent.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { useDeviceState } from '../state/device-state.ts';
import type { BasketDossier } from '../state/use-basket.ts';
import { consent } from '../texts/vi/consent.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { readBackRecord as texts } from '../texts/vi/read-back.ts';
import { DeclarationLinks } from './declaration-links.tsx';
import { ConfirmationTexts } from './confirmation-texts.tsx';
import choices from './form/field.module.css';

interface ReadBackConfirmationProps {
  readonly basket: readonly BasketDossier[];
  readonly onBack: () => void;
  readonly onConfirmed: () => void;
  /** The resident is to confirm with the phone in hand. */
  readonly onHandOver: () => void;
}

/** Xác nhận nội dung đúng: said or tapped by the resident, with who read, in which language, who interpreted, who witnessed. */
export function ReadBackConfirmation({ basket, onBack, onConfirmed, onHandOver }: ReadBackConfirmationProps) {
  const device = useDevice();
  const helperName = useDeviceState((state) => state.enrolled?.personName ?? '');
  const asked = basket[0]?.draft.consents.find((one) => one.moment === 'ask');
  const [given, setGiven] = useState<'spoken' | 'tapped'>();
  const [language, setLanguage] = useState(basket[0]?.draft.listensIn ?? asked?.language ?? 'vi');
  const [interpreter, setInterpreter] = useState(asked?.interpreter ?? '');
  const [witness, setWitness] = useState('');
  const [complaint, setComplaint] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const first = basket[0];
  const name = first?.draft.representative?.person.fullName ?? first?.draft.applicant.fullName ?? '';

  async function confirm(): Promise<void> {
    if (!given) return setComplaint(texts.chooseHow);
    setBusy(true);
    const recorded = await recordConsent(device, first?.draft.basketId ?? '', {
      moment: 'confirm',
      purpose: 'confirm',
      given,
      readBy: helperName,
      language,
      ...(interpreter.trim() && { interpreter: interpreter.trim() }),
      ...(witness.trim() && { witness: witness.trim() }),
    });
    setBusy(false);
    if (!recorded.ok) return setComplaint(problemSentence(recorded.problem));
    onConfirmed();
  }

  return (
    <Page
      title={texts.doneTitle}
      lead={texts.doneLead(name)}
      tabTitle={texts.doneTitle}
      arrival="confirm"
      actions={
        <>
          <Button onClick={onBack}>{texts.again}</Button>
          <Button kind="primary" disabled={isBusy} onClick={() => void confirm()}>
            {texts.next}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Button icon="person" onClick={onHandOver}>
        {consent.handOver}
      </Button>
      <DeclarationLinks basket={basket} />
      <ConfirmationTexts basket={basket} />
      <fieldset className={choices['field']}>
        <legend className={choices['label']}>{texts.confirmHow}</legend>
        <div className={choices['choices']}>
          {(['spoken', 'tapped'] as const).map((way) => (
            <label key={way} className={choices['choice']}>
              <input type="radio" name="given" checked={given === way} onChange={() => setGiven(way)} />
              {texts.how[way]}
            </label>
          ))}
        </div>
      </fieldset>
      <details className={choices['field']}>
        <summary className={choices['label']}>{texts.languageAndWitness}</summary>
        <label className={choices['field']}>
          {texts.language}
          <select className={choices['input']} value={language} onChange={(event) => setLanguage(event.target.value)}>
            {Object.entries(consent.languages).map(([code, label]) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <TextLine label={texts.interpreter} name="interpreter" value={interpreter} onChange={setInterpreter} />
        <TextLine label={texts.witness} hint={texts.witnessHint} name="witness" value={witness} onChange={setWitness} />
      </details>
    </Page>
  );
}
