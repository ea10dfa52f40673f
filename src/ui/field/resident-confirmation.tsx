import { useMemo, useState } from 'react';
import { recordConsent } from '../../core/dossier/record-consent.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import type { BasketDossier } from '../state/use-basket.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { resident as texts } from '../texts/vi/resident.ts';
import { ConfirmationTexts, confirmationPieces } from './confirmation-texts.tsx';
import ListenHere from '../voices/listen-here.tsx';
import { GiveBack } from './give-back.tsx';

interface ResidentConfirmationProps {
  readonly basket: readonly BasketDossier[];
  /** Nobody waits for the phone. */
  readonly isAlone?: boolean;
  readonly onBack: () => void;
  readonly onConfirmed: () => void;
}

/** Xác nhận nội dung đúng by the resident's own finger. Language and interpreter are those of the consent to be asked. */
export function ResidentConfirmation({ basket, isAlone, onBack, onConfirmed }: ResidentConfirmationProps) {
  const device = useDevice();
  const readBy = useDeviceState((state) => state.enrolled?.personName ?? '');
  const [complaint, setComplaint] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const first = basket[0]?.draft;
  const asked = first?.consents.find(({ moment }) => moment === 'ask');
  const language = first?.listensIn ?? asked?.language ?? 'vi';
  const pieces = useMemo(() => confirmationPieces(basket), [basket]);
  const name = first?.representative?.person.fullName ?? first?.applicant.fullName ?? '';

  async function confirm(): Promise<void> {
    setBusy(true);
    const recorded = await recordConsent(device, first?.basketId ?? '', {
      moment: 'confirm',
      purpose: 'confirm',
      given: 'tapped',
      readBy,
      language,
      ...(asked?.interpreter && { interpreter: asked.interpreter }),
    });
    setBusy(false);
    if (!recorded.ok) return setComplaint(problemSentence(recorded.problem));
    onConfirmed();
  }

  return (
    <Page
      title={texts.confirmTitle}
      lead={texts.confirmLead(name)}
      arrival="confirm"
      actions={
        <Button kind="primary" icon="check" wide disabled={isBusy} onClick={() => void confirm()}>
          {texts.confirm}
        </Button>
      }
      state={!isAlone && <GiveBack />}
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <ListenHere of={first?.basketId ?? ''} pieces={pieces} language={language} isAlone={isAlone === true} />
      <ConfirmationTexts basket={basket} />
      <Button wide icon="rotate" onClick={onBack}>
        {texts.again}
      </Button>
    </Page>
  );
}
