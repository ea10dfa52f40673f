/**
 * Quên mã PIN: nobody has another key, so what is open is lost. Before anything goes it says how much, and what stays: what
 * is sealed goes on being sent.
 */

import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { refreshDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { forgotPin as texts } from '../texts/vi/unlock.ts';
import { Button } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useDevice } from './device-context.tsx';
import { findThrownProblem } from '../../core/storage-failure.ts';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';
import css from './forgot-pin-screen.module.css';

export default function ForgotPinScreen({ onBack }: { readonly onBack: () => void }) {
  const device = useDevice();
  const navigate = useNavigate();
  const loss = useWatched(
    useCallback(() => device.vault.lossOnForgetting(), [device]),
    ['drafts', 'deliveries'],
  );
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();

  async function forget(): Promise<void> {
    setBusy(true);
    setComplaint(undefined);
    try {
      await device.vault.forget();
    } catch (thrown) {
      const problem = findThrownProblem(thrown);
      if (!problem) throw thrown;
      setBusy(false);
      return setComplaint(problemSentence(problem));
    }
    await refreshDeviceState(device);
    await navigate('/moi', { replace: true });
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      arrival="forgot"
      actions={
        <>
          <Button disabled={isBusy} onClick={onBack}>
            {texts.back}
          </Button>
          <Button kind="danger" disabled={isBusy || !loss} onClick={() => setAsked(true)}>
            {isBusy ? texts.forgetting : texts.forget}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {loss ? (
        <>
          <Notice tone={loss.drafts > 0 ? 'attention' : 'plain'}>{texts.lost(loss.drafts)}</Notice>
          <Notice tone="done">{texts.kept(loss.sealed)}</Notice>
          <ul className={css['points']}>
            <li>{texts.corrections}</li>
            <li>{texts.invitation}</li>
            <li>{texts.statuses}</li>
          </ul>
        </>
      ) : (
        <p>{texts.counting}</p>
      )}
      {isAsked && loss && (
        <ConfirmDialog
          title={texts.sure}
          lead={texts.sureLead(loss.drafts)}
          yes={texts.yes}
          no={texts.no}
          onAnswer={(isYes) => {
            setAsked(false);
            if (isYes) void forget();
          }}
        />
      )}
    </Page>
  );
}
