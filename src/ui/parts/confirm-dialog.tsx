/** A question that must be answered before something is gone for good. Native dialog: Escape and back mean no. */

import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import css from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly yes: string;
  readonly no: string;
  readonly onAnswer: (isYes: boolean) => void;
}

export function ConfirmDialog({ title, lead, yes, no, onAnswer }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <h2 id="confirm-title">{title}</h2>
      <p>{lead}</p>
      <div>
        <Button onClick={() => onAnswer(false)}>{no}</Button>
        <Button kind="danger" onClick={() => onAnswer(true)}>
          {yes}
        </Button>
      </div>
    </dialog>
  );
}
