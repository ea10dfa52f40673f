/** The PIN, asked or set. It lives in this form only as long as it takes to hand it to the vault. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Problem } from '../../core/problem.ts';
import { answerThrown } from '../../core/storage-failure.ts';
import { refreshDeviceState } from '../state/device-state.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { unlock as texts } from '../texts/vi/unlock.ts';
import { Button } from './button.tsx';
import { useDevice } from './device-context.tsx';
import { Notice } from './notice.tsx';
import css from './pin-form.module.css';

interface PinFormProps {
  readonly create?: boolean;
  /** What the button says, where the PIN does more than open. */
  readonly action?: string;
  readonly onOpen?: () => void;
}

/**
 * `create` sets a new PIN, twice; otherwise the PIN opens the vault, or shows on an open one that it is known. `onOpen` runs
 * when the vault is open.
 */
export function PinForm({ create, action = texts.open, onOpen }: PinFormProps) {
  const device = useDevice();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(false);
  const [isWords, setWords] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    if (create && pin !== again) return setComplaint(texts.mismatch);
    setBusy(true);
    setComplaint(undefined);
    const opened = await answerThrown(create ? device.vault.create(pin) : device.vault.unlock(pin)).finally(() =>
      setBusy(false),
    );
    if (!opened.ok) return explain(opened.problem);
    await refreshDeviceState(device);
    onOpen?.();
  }

  /** To be typed once more all the same: that shows it was noted down. */
  async function propose(): Promise<void> {
    setPin(await device.vault.proposeWords());
    setAgain('');
    setShown(true);
    setWords(true);
  }

  function explain(problem: Problem): void {
    setPin('');
    setAgain('');
    setComplaint(problemSentence(problem));
  }

  const field = {
    className: css[isWords ? 'words' : 'input'],
    type: isShown ? 'text' : 'password',
    inputMode: isWords ? 'text' : 'numeric',
    autoComplete: 'off',
    maxLength: 64,
    required: true,
  } as const;
  return (
    <form className={css['form']} onSubmit={(event) => void submit(event)}>
      <label>
        {create ? texts.createLabel : texts.label}
        <input {...field} name="pin" value={pin} onChange={(event) => setPin(event.target.value)} />
      </label>
      {create && (
        <Button kind="quiet" onClick={() => void propose()}>
          {texts.propose}
        </Button>
      )}
      {create && isWords && isShown && <p>{texts.noteDown}</p>}
      {create && (
        <label>
          {texts.createAgain}
          <input {...field} name="pin-again" value={again} onChange={(event) => setAgain(event.target.value)} />
        </label>
      )}
      <label className={css['check']}>
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        {texts.show}
      </label>
      <label className={css['check']}>
        <input type="checkbox" checked={isWords} onChange={(event) => setWords(event.target.checked)} />
        {texts.words}
      </label>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Button kind="primary" type="submit" icon="lock" wide disabled={isBusy}>
        {isBusy ? texts.opening : create ? texts.create : action}
      </Button>
    </form>
  );
}
