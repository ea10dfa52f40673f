/** An official puts a household right: everything that is known of it, and always why. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { DeskHousehold, HouseholdCorrection } from '../../../core/household/desk-households.ts';
import { householdNeeds } from '../../../core/household/household-needs.ts';
import type { HouseholdNeed, VneidLevel } from '../../../core/household/household.ts';
import { isPhone } from '../../../core/citizen/phone.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { hamlet as doors } from '../../texts/vi/hamlet.ts';
import { households } from '../../texts/vi/households.ts';
import css from './households.module.css';

const texts = households.form;
const levels: readonly VneidLevel[] = ['none', 'level-1', 'level-2'];
const lines = ['headName', 'number', 'whereabouts', 'memberCount', 'phone', 'remark'] as const;
const longest = { headName: 200, number: 40, whereabouts: 300, memberCount: 3, phone: 30, remark: 500 } as const;

interface CorrectFormProps {
  readonly page: DeskHousehold;
  readonly isBusy: boolean;
  readonly onSave: (body: HouseholdCorrection) => Promise<void>;
  readonly onClose: () => void;
}

export function CorrectForm({ page, isBusy, onSave, onClose }: CorrectFormProps) {
  const { household, isGone: wasGone } = page.row;
  const [fields, setFields] = useState({
    headName: household.headName,
    number: page.number ?? '',
    whereabouts: household.whereabouts ?? '',
    memberCount: String(household.memberCount ?? ''),
    phone: household.phone ?? '',
    remark: household.remark ?? '',
  });
  const [needs, setNeeds] = useState<ReadonlySet<HouseholdNeed>>(new Set(household.needs));
  const [counts, setCounts] = useState(() => levels.map((level) => String(household.vneid?.[level] ?? '')));
  const [isGone, setGone] = useState(wasGone);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);

  const isCount = (text: string) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= 100);
  const faults: { readonly [name: string]: string | undefined } = {
    headName: fields.headName.trim() === '' ? texts.faults.headName : undefined,
    memberCount: isCount(fields.memberCount) ? undefined : texts.faults.memberCount,
    phone: fields.phone.trim() === '' || isPhone(fields.phone) ? undefined : texts.faults.phone,
    reason: reason.trim() === '' ? texts.faults.reason : undefined,
    vneid: counts.every(isCount) ? undefined : texts.faults.vneid,
  };
  const shown = isTried ? faults : {};

  function toggle(need: HouseholdNeed): void {
    const next = new Set(needs);
    if (!next.delete(need)) next.add(need);
    setNeeds(next);
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isBusy || Object.values(faults).some(Boolean)) return;
    const { headName, number, whereabouts, memberCount, phone, remark } = fields;
    const known = levels.flatMap((level, at) => (counts[at] === '' ? [] : [[level, Number(counts[at])] as const]));
    await onSave({
      household: {
        headName,
        ...(whereabouts.trim() !== '' && { whereabouts }),
        ...(memberCount !== '' && { memberCount: Number(memberCount) }),
        ...(phone.trim() !== '' && { phone }),
        needs: [...needs],
        ...(remark.trim() !== '' && { remark }),
        ...(known.length > 0 && { vneid: Object.fromEntries(known) }),
      },
      ...(number.trim() !== '' && { number }),
      isGone,
      reason,
    });
  }

  return (
    <form className={css['form']} noValidate onSubmit={(event) => void save(event)}>
      <h2>{texts.title}</h2>
      <div className={css['fields']}>
        {lines.map((name) => (
          <LineField key={name} label={households.fields[name]} fault={shown[name]}>
            {(ties) => (
              <input
                {...ties}
                name={name}
                maxLength={longest[name]}
                inputMode={name === 'memberCount' ? 'numeric' : name === 'phone' ? 'tel' : 'text'}
                value={fields[name]}
                onChange={(event) => setFields({ ...fields, [name]: event.target.value.normalize('NFC') })}
              />
            )}
          </LineField>
        ))}
        {levels.map((level, at) => (
          <LineField
            key={level}
            label={texts.levels[level]}
            {...(at === 0 && { hint: texts.levelsHint, fault: shown['vneid'] })}
          >
            {(ties) => (
              <input
                {...ties}
                name={level}
                inputMode="numeric"
                maxLength={3}
                value={counts[at] ?? ''}
                onChange={(event) => setCounts(counts.map((one, place) => (place === at ? event.target.value : one)))}
              />
            )}
          </LineField>
        ))}
      </div>
      <fieldset className={css['ticks']}>
        <legend>{households.household.needs}</legend>
        {householdNeeds.map((need) => (
          <label key={need}>
            <input type="checkbox" checked={needs.has(need)} onChange={() => toggle(need)} />
            {doors.needs[need]}
          </label>
        ))}
      </fieldset>
      <label className={css['check']}>
        <input type="checkbox" checked={isGone} onChange={() => setGone(!isGone)} />
        {texts.isGone}
      </label>
      <LineField label={texts.reason} hint={texts.reasonHint} fault={shown['reason']}>
        {(ties) => (
          <input
            {...ties}
            name="reason"
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
      <div className={css['row']}>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {texts.save}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </form>
  );
}
