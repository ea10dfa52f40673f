/** Who of this desk works on the dossier; nobody is an answer too. */

import { useState } from 'react';
import type { DeskPerson } from '../../../core/reception/desk-life.ts';
import { formatDay } from '../../parts/format.ts';
import { Loading } from '../../parts/loading.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { holders, life as texts } from '../../texts/vi/desk-life.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import css from './action-form.module.css';

export function AssignForm(props: ActionFormProps) {
  const { dossier, action, onDone } = props;
  const people = useOffice<{ readonly people: readonly DeskPerson[] }>('/desk/people');
  const now = dossier.row.assignedTo?.personId ?? null;
  const [chosen, setChosen] = useState<string | null>(now);

  async function submit(): Promise<void> {
    if (chosen === now) return onDone();
    if (await action.run('assign', { personId: chosen })) onDone();
  }

  const choice = (personId: string | null, name: string) => (
    <label key={personId ?? ''}>
      <input type="radio" name="person" checked={chosen === personId} onChange={() => setChosen(personId)} />
      {name}
    </label>
  );
  return (
    <ActionFrame panel="assign" lead={texts.assignLead} form={props} onSubmit={() => void submit()}>
      {people.trouble && <OfficeTrouble trouble={people.trouble} onRetry={() => void people.reload()} />}
      {people.value === undefined && people.isLoading && <Loading />}
      <fieldset className={css['choices']}>
        <legend>{texts.assignTo}</legend>
        {people.value?.people.map(({ personId, name, standIn }) =>
          choice(personId, standIn ? holders.awayUntil(name, standIn.name, formatDay(standIn.until)) : name),
        )}
        {choice(null, texts.assignNobody)}
      </fieldset>
    </ActionFrame>
  );
}
