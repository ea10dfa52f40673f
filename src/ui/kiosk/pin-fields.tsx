import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Result } from '../../core/result.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { kioskKeeper as texts } from '../texts/vi/kiosk.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import css from './kiosk.module.css';

interface PinFieldsProps {
  /** To be set, and typed twice. */
  readonly isNew?: boolean;
  readonly onPin: (pin: string) => Promise<Result<void>>;
  readonly onDone: () => void;
}

/** The desk's PIN, set or asked. It lives in this form only as long as it takes to try it. */
export function PinFields({ isNew, onPin, onDone }: PinFieldsProps) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    if (isNew && pin !== again) return setComplaint(texts.pinMismatch);
    setBusy(true);
    setComplaint(undefined);
    const tried = await onPin(pin).finally(() => setBusy(false));
    if (tried.ok) return onDone();
    setPin('');
    setAgain('');
    setComplaint(problemSentence(tried.problem));
  }

  const field = { type: 'password', autoComplete: 'off', maxLength: 64, required: true } as const;
  return (
    <form className={css['pin']} onSubmit={(event) => void submit(event)}>
      <label>
        {isNew ? texts.pinNew : texts.pin}
        <input {...field} name="pin" value={pin} onChange={(event) => setPin(event.target.value)} />
      </label>
      {isNew && (
        <label>
          {texts.pinAgain}
          <input {...field} name="pin-again" value={again} onChange={(event) => setAgain(event.target.value)} />
        </label>
      )}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Button kind="primary" type="submit" icon="lock" wide disabled={isBusy}>
        {isBusy ? texts.checking : isNew ? texts.pinSet : texts.leaveGo}
      </Button>
    </form>
  );
}
