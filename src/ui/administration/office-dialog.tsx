/** A small form that must be answered or closed before anything else. Native dialog: Escape closes it. */

import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import css from './administration.module.css';

interface OfficeDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly yes: string;
  readonly no: string;
  /** Danger where it is not said: most of what is asked for here takes something away. */
  readonly kind?: 'primary' | 'danger';
  readonly onClose: () => void;
  /** Undefined when it was done, or when the fields themselves say what is missing. */
  readonly onYes: () => Promise<FailedOutcome | undefined>;
  readonly children?: ReactNode;
}

export function OfficeDialog({ title, lead, yes, no, kind = 'danger', onClose, onYes, children }: OfficeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  useEffect(() => dialog.current?.showModal(), []);

  async function answer(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setTrouble(await onYes());
    setBusy(false);
  }

  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void answer();
        }}
      >
        <h2 id={titleId}>{title}</h2>
        {lead !== '' && <p>{lead}</p>}
        {children}
        {trouble && (
          <Notice tone="attention" urgent>
            {outcomeSentence(trouble)}
          </Notice>
        )}
        <div className={css['buttons']}>
          <Button onClick={onClose}>{no}</Button>
          <Button kind={kind} type="submit" disabled={isBusy}>
            {yes}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
