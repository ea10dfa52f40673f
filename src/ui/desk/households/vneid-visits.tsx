/** The days on which the police's mobile team comes: they stand in the hamlets' packs and on the invitations. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { VneidVisit } from '../../../core/household/desk-households.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { vneid as texts } from '../../texts/vi/vneid.ts';
import { dayText } from './day-text.ts';
import css from './households.module.css';

interface VneidVisitsProps {
  readonly visits: readonly VneidVisit[];
  readonly hamlets: readonly string[];
  readonly onChanged: () => void;
}

export function VneidVisits({ visits, hamlets, onChanged }: VneidVisitsProps) {
  const device = useDevice();
  const [isAdding, setAdding] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [said, setSaid] = useState<string>();
  const [removedId, setRemovedId] = useState<string>();

  async function send(path: string, body: object): Promise<boolean> {
    setBusy(true);
    setTrouble(undefined);
    setSaid(undefined);
    setRemovedId(undefined);
    const outcome = await device.office.call('POST', path, body);
    setBusy(false);
    if (outcome.kind !== 'done') {
      setTrouble(outcome);
      return false;
    }
    onChanged();
    return true;
  }

  async function add(body: Omit<VneidVisit, 'visitId'>): Promise<void> {
    if (!(await send('/desk/vneid/visits', body))) return;
    setAdding(false);
    setSaid(texts.visitAdded);
  }

  async function remove(visitId: string, removed: boolean): Promise<void> {
    if (!(await send(`/desk/vneid/visits/${visitId}`, { removed }))) return;
    setSaid(removed ? texts.removed : texts.undone);
    if (removed) setRemovedId(visitId);
  }

  return (
    <section className={css['card']}>
      <h2>{texts.visits}</h2>
      {trouble && <OfficeTrouble trouble={trouble} wish="act" />}
      {said && (
        <Notice tone="done" urgent>
          <p>{said}</p>
          {removedId !== undefined && (
            <Button kind="quiet" disabled={isBusy} onClick={() => void remove(removedId, false)}>
              {texts.undo}
            </Button>
          )}
        </Notice>
      )}
      {visits.length === 0 && <Nothing>{texts.noVisits}</Nothing>}
      <ul className={css['plain']}>
        {visits.map(({ visitId, hamlet, on, from, to, place }) => (
          <li key={visitId} className={css['row']}>
            <span>{texts.visit(hamlet, dayText(on), from, to, place)}</span>
            <Button kind="quiet" disabled={isBusy} onClick={() => void remove(visitId, true)}>
              {texts.removeVisit}
            </Button>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <VisitForm hamlets={hamlets} isBusy={isBusy} onSave={add} onClose={() => setAdding(false)} />
      ) : (
        <p>
          <Button icon="plus" disabled={hamlets.length === 0} onClick={() => setAdding(true)}>
            {texts.addVisit}
          </Button>
        </p>
      )}
    </section>
  );
}

interface VisitFormProps {
  readonly hamlets: readonly string[];
  readonly isBusy: boolean;
  readonly onSave: (body: Omit<VneidVisit, 'visitId'>) => Promise<void>;
  readonly onClose: () => void;
}

function VisitForm({ hamlets, isBusy, onSave, onClose }: VisitFormProps) {
  const device = useDevice();
  const today = device.clock.nowIso().slice(0, 10);
  const [fields, setFields] = useState({ hamlet: '', on: '', from: '08:00', to: '11:00', place: '' });
  const [isTried, setTried] = useState(false);
  const faults: { readonly [name: string]: string | undefined } = {
    hamlet: fields.hamlet === '' ? texts.form.faults.hamlet : undefined,
    on: fields.on === '' || fields.on < today ? texts.form.faults.on : undefined,
    from: fields.from >= fields.to ? texts.form.faults.from : undefined,
    place: fields.place.trim() === '' ? texts.form.faults.place : undefined,
  };
  const shown = isTried ? faults : {};

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isBusy || Object.values(faults).some(Boolean)) return;
    await onSave(fields);
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <div className={css['fields']}>
        <LineField label={texts.form.hamlet} fault={shown['hamlet']}>
          {(ties) => (
            <select
              {...ties}
              value={fields.hamlet}
              onChange={(event) => setFields({ ...fields, hamlet: event.target.value })}
            >
              <option value="">{texts.form.choose}</option>
              {hamlets.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </LineField>
        {(['on', 'from', 'to', 'place'] as const).map((name) => (
          <LineField key={name} label={texts.form[name]} fault={shown[name]}>
            {(ties) => (
              <input
                {...ties}
                name={name}
                type={name === 'on' ? 'date' : name === 'place' ? 'text' : 'time'}
                maxLength={160}
                value={fields[name]}
                onChange={(event) => setFields({ ...fields, [name]: event.target.value.normalize('NFC') })}
              />
            )}
          </LineField>
        ))}
      </div>
      <p className={css['row']}>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {texts.form.save}
        </Button>
        <Button onClick={onClose}>{texts.form.cancel}</Button>
      </p>
    </form>
  );
}
