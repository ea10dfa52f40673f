/** Leaving for good: the last day, then what is still open, which stands here until nothing is. */

import { useState } from 'react';
import type { PersonPage } from '../../core/reception/people.ts';
import { findOpenSteps, leavingSteps } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { LineField } from '../parts/line-field.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { person as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';
import type { PersonPartProps } from './person-page.tsx';
import { useAct } from './use-act.tsx';

export function PersonLeaving({ person, onChanged }: PersonPartProps) {
  const { row } = person;
  const device = useDevice();
  const act = useAct();
  const today = device.clock.nowIso().slice(0, 10);
  const [on, setOn] = useState(today);
  const open = findOpenSteps(person);

  async function change(path: string, body: object, done?: string): Promise<void> {
    const changed = await act.post<PersonPage>(`/admin/people/${row.personId}${path}`, body, done);
    if (changed) onChanged(changed);
  }

  if (row.leftOn === undefined) {
    return (
      <section className={css['card']}>
        <h2>{texts.leave}</h2>
        <p className={css['lead']}>{texts.leaveLead}</p>
        <LineField label={texts.leaveOn} fault={on < today ? texts.expiresPast : undefined}>
          {(ties) => (
            <input
              {...ties}
              type="date"
              name="leave-on"
              min={today}
              value={on}
              onChange={(event) => setOn(event.target.value)}
            />
          )}
        </LineField>
        {act.notice}
        <Button disabled={act.isBusy || on < today} onClick={() => void change('/leave', { on })}>
          {texts.leaveDo}
        </Button>
      </section>
    );
  }
  return (
    <section className={css['card']} aria-labelledby="leaving">
      <h2 id="leaving">{texts.checklist}</h2>
      <p>{texts.leftOn(formatDay(row.leftOn))}</p>
      {open.length === 0 && <Notice tone="done">{texts.allDone}</Notice>}
      <ul className={css['steps']}>
        {leavingSteps.map((step) => (
          <li key={step}>
            {open.includes(step) ? (
              <StateChip tone="waiting">{texts.open}</StateChip>
            ) : (
              <StateChip tone="done">{texts.done}</StateChip>
            )}
            <span>
              {texts.steps[step]}
              {step === 'dossiers' &&
                person.assigned > 0 &&
                ` – ${texts.assigned(person.assigned)} ${texts.assignedProvince}`}
            </span>
            {step === 'team' && open.includes('team') && (
              <Button kind="quiet" disabled={act.isBusy} onClick={() => void change('', { teamId: '' })}>
                {texts.leaveTeam}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {act.notice}
      <Button kind="quiet" disabled={act.isBusy} onClick={() => void change('', { expiresOn: '' }, texts.leaveTaken)}>
        {texts.leaveTake}
      </Button>
    </section>
  );
}
