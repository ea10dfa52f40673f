/** Leaving for good: the last day, then what is still open, which stands here until nothing is. */

import { useState } from 'react';
import type { PersonPage } from '../../core/reception/people.ts';
import { findOpenSteps, findUnexplainedSteps, finishingSteps, leavingSteps } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { PrintButton } from '../desk/print-button.tsx';
import { person as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';
import { LeavingLine } from './leaving-line.tsx';
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
  const unexplained = findUnexplainedSteps(person).filter((step) => !finishingSteps.includes(step));
  const isFinished = person.devices.every(({ state }) => state === 'revoked') && row.teamId === undefined;
  return (
    <section className={css['card']} aria-labelledby="leaving">
      <h2 id="leaving">{texts.checklist}</h2>
      <p>{texts.leftOn(formatDay(row.leftOn))}</p>
      {open.length === 0 && <Notice tone="done">{texts.allDone}</Notice>}
      <ul className={css['steps']}>
        {leavingSteps.map((step) => (
          <LeavingLine
            key={step}
            person={person}
            step={step}
            isOpen={open.includes(step)}
            isBusy={act.isBusy}
            onReason={(reason) => change('/leave/reason', { step, reason }, texts.reasonKept)}
            onTeam={() => void change('', { teamId: '' })}
          />
        ))}
      </ul>
      {act.notice}
      {unexplained.length > 0 && <p>{texts.stillOpen(unexplained.length)}</p>}
      {isFinished ? (
        <Notice tone="done">{texts.finished}</Notice>
      ) : (
        <Button
          kind="danger"
          disabled={act.isBusy || unexplained.length > 0}
          onClick={() => void change('/leave/finish', {}, texts.finished)}
        >
          {texts.finish}
        </Button>
      )}
      <PrintButton
        path={`/admin/people/${row.personId}/leave/record`}
        fileName="bien-ban-ban-giao.pdf"
        words={texts.record}
      />
      <Button kind="quiet" disabled={act.isBusy} onClick={() => void change('', { expiresOn: '' }, texts.leaveTaken)}>
        {texts.leaveTake}
      </Button>
    </section>
  );
}
