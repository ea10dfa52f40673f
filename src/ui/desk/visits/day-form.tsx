/** One day of a rule is cancelled, or moved to another day, hour or place: never without the reason that residents will read. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Visit } from '../../../core/visit/list-visits.ts';
import { dayWords, hamletName } from '../../../core/visit/visit-text.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { visits } from '../../texts/vi/visits.ts';
import css from './visits.module.css';
import { fullDayWords } from '../../parts/visit-words.ts';

const texts = visits.form;

interface DayFormProps {
  readonly visit: Visit;
  readonly kind: 'cancelled' | 'moved';
  readonly isBusy: boolean;
  readonly onSave: (body: object) => Promise<void>;
  readonly onClose: () => void;
}

export function DayForm({ visit, kind, isBusy, onSave, onClose }: DayFormProps) {
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState({ day: visit.date, from: visit.from, to: visit.to, place: visit.place });
  const [isTried, setTried] = useState(false);
  const isMove = kind === 'moved';
  const faults: { readonly [name: string]: string | undefined } = {
    reason: reason.trim() === '' ? texts.missing : undefined,
    day: isMove && fields.day === '' ? texts.missing : undefined,
    place: isMove && fields.place.trim() === '' ? texts.missing : undefined,
    to: isMove && fields.from >= fields.to ? texts.times : undefined,
  };
  const shown = isTried ? faults : {};

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isBusy || Object.values(faults).some(Boolean)) return;
    await onSave({ kind, ...visit.rule, reason, ...(isMove && fields) });
  }

  return (
    <form className={css['form']} noValidate onSubmit={(event) => void save(event)}>
      <h2>{isMove ? texts.moveTitle : texts.cancelTitle}</h2>
      <p>
        {hamletName(visit.hamlet)}, {fullDayWords(visit.date)}, {visit.from}–{visit.to}
      </p>
      <div className={css['fields']}>
        {isMove &&
          (['day', 'from', 'to', 'place'] as const).map((name) => (
            <LineField
              key={name}
              label={texts[name]}
              fault={shown[name]}
              hint={name === 'day' && fields.day !== '' ? dayWords(fields.day) : undefined}
            >
              {(ties) => (
                <input
                  {...ties}
                  name={name}
                  type={name === 'place' ? 'text' : name === 'day' ? 'date' : 'time'}
                  value={fields[name]}
                  onChange={(event) => setFields({ ...fields, [name]: event.target.value.normalize('NFC') })}
                />
              )}
            </LineField>
          ))}
        <LineField label={texts.reason} hint={texts.reasonHint} fault={shown['reason']}>
          {(ties) => (
            <input
              {...ties}
              name="reason"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
      </div>
      <div className={css['row']}>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {visits.save}
        </Button>
        <Button onClick={onClose}>{visits.close}</Button>
      </div>
    </form>
  );
}
