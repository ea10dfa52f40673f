/** The appointment cannot be kept: a later one, and why, in the words of the apology (Mẫu 04). */

import { useState } from 'react';
import { useDevice } from '../../parts/device-context.tsx';
import { formatMoment } from '../../parts/format.ts';
import { LineField } from '../../parts/line-field.tsx';
import { actions } from '../../texts/vi/desk-actions.ts';
import { life as texts } from '../../texts/vi/desk-life.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import { deskTimeInWords, fromDeskTime, toDeskTime } from './desk-time.ts';
import { ReadyWords } from './ready-words.tsx';

export function ExtendForm(props: ActionFormProps) {
  const { dossier, action, onDone } = props;
  const device = useDevice();
  const { appointmentAt } = dossier.row;
  const [at, setAt] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [now] = useState(() => toDeskTime(device.clock.nowIso()));
  const before = appointmentAt === undefined ? '' : toDeskTime(appointmentAt);
  const earliest = before > now ? before : now;
  const dayFault = at === '' ? texts.extendMissing : at <= earliest ? texts.extendEarlier : undefined;
  const isSilent = reason.trim() === '';

  async function submit(): Promise<void> {
    setTried(true);
    if (dayFault !== undefined || isSilent) return;
    if (await action.run('extend', { appointmentAt: fromDeskTime(at), reason: reason.trim() })) onDone();
  }

  return (
    <ActionFrame panel="extend" lead={texts.extendLead} form={props} onSubmit={() => void submit()}>
      {appointmentAt !== undefined && <p>{texts.extendNow(formatMoment(appointmentAt))}</p>}
      <LineField
        label={texts.extendAt}
        hint={at === '' ? undefined : actions.appointmentSet(deskTimeInWords(at))}
        fault={isTried || at !== '' ? dayFault : undefined}
      >
        {(ties) => (
          <input
            {...ties}
            type="datetime-local"
            name="appointment"
            min={earliest}
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
        )}
      </LineField>
      <ReadyWords words={texts.extendReasons} onChoose={setReason} />
      <LineField label={texts.extendReason} fault={isTried && isSilent ? actions.wordsMissing : undefined}>
        {(ties) => (
          <textarea
            {...ties}
            rows={5}
            name="extend"
            maxLength={2000}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
    </ActionFrame>
  );
}
