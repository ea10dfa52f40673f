/** The last step: from which day, with what note; the province publishes, an official proposes. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import { longestNote } from '../../core/reception/publishing.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { deciding as texts } from '../texts/vi/publishing.ts';
import css from './publishing.module.css';

export interface PublishWishes {
  readonly effectiveFrom: string;
  readonly note: string;
}

interface PublishFormProps {
  readonly wish: 'publish' | 'propose';
  /** The number the new version will have. */
  readonly version: number;
  /** What the definition says, or what was proposed. */
  readonly effectiveFrom: string;
  readonly note?: string;
  /** Undefined when it was done. */
  readonly onSend: (wishes: PublishWishes) => Promise<FailedOutcome | undefined>;
}

export function PublishForm({ wish, version, effectiveFrom, note: proposedNote = '', onSend }: PublishFormProps) {
  const device = useDevice();
  const today = device.clock.nowIso().slice(0, 10);
  // A day that is over tells nothing to those who must prepare for it.
  const [day, setDay] = useState(effectiveFrom < today ? today : effectiveFrom);
  const [note, setNote] = useState(proposedNote);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBusy || day === '') return;
    setBusy(true);
    setTrouble(undefined);
    setTrouble(await onSend({ effectiveFrom: day, note: note.trim() }));
    setBusy(false);
  }

  const verb = wish === 'publish' ? texts.publish(version) : texts.propose;
  return (
    <form className={css['card']} noValidate onSubmit={(event) => void send(event)}>
      <h2>{wish === 'publish' ? texts.publishTitle : texts.proposeTitle}</h2>
      <p className={css['lead']}>{wish === 'publish' ? texts.publishLead : texts.proposeLead}</p>
      <div className={css['fields']}>
        <LineField
          label={texts.effectiveFrom}
          hint={texts.effectiveFromHint}
          fault={day === '' ? texts.effectiveFromMissing : undefined}
        >
          {(ties) => (
            <input
              {...ties}
              type="date"
              name="effective-from"
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </LineField>
        <LineField label={texts.note}>
          {(ties) => (
            <textarea
              {...ties}
              name="note"
              maxLength={longestNote}
              value={note}
              onChange={(event) => setNote(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
      </div>
      {trouble && (
        <Notice tone="attention" urgent>
          {outcomeSentence(trouble)}
        </Notice>
      )}
      <Button kind="primary" type="submit" disabled={isBusy}>
        {isBusy ? texts.sending : verb}
      </Button>
    </form>
  );
}
