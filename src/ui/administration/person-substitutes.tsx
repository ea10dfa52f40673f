/** Who stands in for this person, and for whom this person stands in, from one day to another. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PersonPage } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { person as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';
import { DaySpan, isSpanWrong } from './day-span.tsx';
import type { PersonPartProps } from './person-page.tsx';
import { SpanList } from './span-list.tsx';
import { useAct } from './use-act.tsx';

export function PersonSubstitutes({ person, onChanged }: PersonPartProps) {
  const { row } = person;
  const device = useDevice();
  const act = useAct();
  const today = device.clock.nowIso().slice(0, 10);
  const [substituteId, setSubstituteId] = useState('');
  const [span, setSpan] = useState({ from: today, to: '' });
  const [isTried, setTried] = useState(false);
  const equals = person.colleagues.filter(({ role }) => role === row.role);
  const spanFault = isSpanWrong(span, today) ? texts.daysWrong : undefined;

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (substituteId === '' || spanFault !== undefined || act.isBusy) return;
    const path = `/admin/people/${row.personId}/substitutes`;
    const changed = await act.post<PersonPage>(path, { substituteId, ...span }, texts.substituteAdded);
    if (!changed) return;
    setTried(false);
    setSubstituteId('');
    onChanged(changed);
  }

  async function end(substitutionId: string): Promise<void> {
    const changed = await act.post<PersonPage>(`/admin/substitutes/${substitutionId}/end`, {}, texts.endedNow);
    if (changed?.row.personId === row.personId) onChanged(changed);
    else if (changed) onChanged(withoutSubstitution(person, substitutionId));
  }

  return (
    <section className={css['card']}>
      <h2>{texts.substitutes}</h2>
      <SpanList
        none={texts.noSubstitutes}
        spans={person.substitutes.map((each) => ({
          ...each,
          id: each.substitutionId,
          words: texts.standsIn(each.substituteName, each.personName),
        }))}
        isBusy={act.isBusy}
        onEnd={(id) => void end(id)}
      />
      {equals.length > 0 && row.leftOn === undefined && (
        <form noValidate onSubmit={(event) => void add(event)}>
          <div className={css['fields']}>
            <LineField
              label={texts.substitute}
              fault={isTried && substituteId === '' ? texts.substituteMissing : undefined}
            >
              {(ties) => (
                <select
                  {...ties}
                  name="substitute"
                  value={substituteId}
                  onChange={(event) => setSubstituteId(event.target.value)}
                >
                  <option value="">{texts.substituteChoose}</option>
                  {equals.map((each) => (
                    <option key={each.personId} value={each.personId}>
                      {each.name}
                    </option>
                  ))}
                </select>
              )}
            </LineField>
            <DaySpan span={span} fault={isTried ? spanFault : undefined} name="substitute" onChange={setSpan} />
          </div>
          <Button type="submit" disabled={act.isBusy}>
            {texts.addSubstitute}
          </Button>
        </form>
      )}
      {act.notice}
    </section>
  );
}

/** What was ended stands on the other person's page: here it is marked as it will be read the next time. */
function withoutSubstitution(person: PersonPage, substitutionId: string): PersonPage {
  const substitutes = person.substitutes.map((each) =>
    each.substitutionId === substitutionId ? { ...each, ended: true as const } : each,
  );
  return { ...person, substitutes };
}
