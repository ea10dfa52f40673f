/** Who in a household wants level 2 of VNeID, all of them as of now. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import { isPhone } from '../../../core/citizen/phone.ts';
import { mostVneidPeople } from '../../../core/household/desk-households.ts';
import type { VneidPerson } from '../../../core/household/desk-households.ts';
import { vneidSteps } from '../../../core/household/parse-household.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { vneid } from '../../texts/vi/vneid.ts';
import css from './households.module.css';

const texts = vneid.people;

interface Line {
  readonly key: number;
  readonly name: string;
  readonly birthYear: string;
  readonly phone: string;
  readonly step: VneidPerson['step'];
}

interface PeopleFormProps {
  readonly people: readonly VneidPerson[];
  readonly isBusy: boolean;
  readonly onSave: (people: readonly VneidPerson[]) => Promise<void>;
  readonly onClose: () => void;
}

function faultsOf({ name, birthYear, phone }: Line) {
  const isYear = birthYear === '' || (/^\d{4}$/.test(birthYear) && Number(birthYear) >= 1900);
  return {
    name: name.trim() === '' ? texts.faults.name : undefined,
    birthYear: isYear ? undefined : texts.faults.birthYear,
    phone: phone.trim() === '' || isPhone(phone) ? undefined : texts.faults.phone,
  };
}

const emptyLine = { name: '', birthYear: '', phone: '', step: 'asked' } as const;

export function PeopleForm({ people, isBusy, onSave, onClose }: PeopleFormProps) {
  const [lines, setLines] = useState<readonly Line[]>(() =>
    (people.length > 0 ? people : [emptyLine]).map(({ name, birthYear, phone, step }, key) => ({
      key,
      name,
      birthYear: String(birthYear ?? ''),
      phone: phone ?? '',
      step,
    })),
  );
  const [isTried, setTried] = useState(false);
  const change = (key: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isBusy || lines.some((line) => Object.values(faultsOf(line)).some(Boolean))) return;
    await onSave(
      lines.map(({ name, birthYear, phone, step }) => ({
        name,
        ...(birthYear !== '' && { birthYear: Number(birthYear) }),
        ...(phone.trim() !== '' && { phone }),
        step,
      })),
    );
  }

  return (
    <form className={css['form']} noValidate onSubmit={(event) => void save(event)}>
      <h2>{texts.title}</h2>
      {lines.map((line) => {
        const faults = isTried ? faultsOf(line) : undefined;
        return (
          <div key={line.key} className={css['person']}>
            <LineField label={texts.name} fault={faults?.name}>
              {(ties) => (
                <input
                  {...ties}
                  name="name"
                  maxLength={200}
                  value={line.name}
                  onChange={(event) => change(line.key, { name: event.target.value.normalize('NFC') })}
                />
              )}
            </LineField>
            <LineField label={texts.born} fault={faults?.birthYear}>
              {(ties) => (
                <input
                  {...ties}
                  name="birthYear"
                  inputMode="numeric"
                  maxLength={4}
                  value={line.birthYear}
                  onChange={(event) => change(line.key, { birthYear: event.target.value })}
                />
              )}
            </LineField>
            <LineField label={texts.phone} fault={faults?.phone}>
              {(ties) => (
                <input
                  {...ties}
                  name="phone"
                  inputMode="tel"
                  maxLength={30}
                  value={line.phone}
                  onChange={(event) => change(line.key, { phone: event.target.value })}
                />
              )}
            </LineField>
            <LineField label={texts.step}>
              {(ties) => (
                <select
                  {...ties}
                  value={line.step}
                  onChange={(event) => {
                    const step = vneidSteps.find((one) => one === event.target.value);
                    if (step) change(line.key, { step });
                  }}
                >
                  {vneidSteps.map((step) => (
                    <option key={step} value={step}>
                      {vneid.steps[step]}
                    </option>
                  ))}
                </select>
              )}
            </LineField>
            <Button kind="quiet" icon="cross" onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}>
              {texts.remove(line.name)}
            </Button>
          </div>
        );
      })}
      <div className={css['row']}>
        <Button
          icon="plus"
          disabled={lines.length >= mostVneidPeople}
          onClick={() => setLines([...lines, { ...emptyLine, key: Math.max(-1, ...lines.map(({ key }) => key)) + 1 }])}
        >
          {texts.add}
        </Button>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {texts.save}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </form>
  );
}
