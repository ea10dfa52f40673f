/** All dossiers of one person to a colleague at the same desk: only the desk does it, for only the desk has them. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PersonPage } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { LineField } from '../parts/line-field.tsx';
import { person as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';
import type { PersonPartProps } from './person-page.tsx';
import { useAct } from './use-act.tsx';

export function PersonReassign({ person, onChanged }: PersonPartProps) {
  const act = useAct();
  const [to, setTo] = useState('');
  const [isTried, setTried] = useState(false);
  const officials = person.colleagues.filter(({ role }) => role === 'official');
  if (person.assigned === 0) return act.notice;

  async function reassign(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (to === '' || act.isBusy) return;
    const changed = await act.post<PersonPage>(
      `/admin/people/${person.row.personId}/reassign`,
      { to },
      texts.reassigned,
    );
    if (changed) onChanged(changed);
  }

  return (
    <section className={css['card']}>
      <h2>{texts.reassignTitle}</h2>
      <p className={css['lead']}>{texts.assigned(person.assigned)}</p>
      {officials.length === 0 ? (
        <p>{texts.reassignNobody}</p>
      ) : (
        <form noValidate onSubmit={(event) => void reassign(event)}>
          <div className={css['fields']}>
            <LineField label={texts.reassignTo} fault={isTried && to === '' ? texts.reassignMissing : undefined}>
              {(ties) => (
                <select {...ties} name="reassign" value={to} onChange={(event) => setTo(event.target.value)}>
                  <option value="">{texts.reassignChoose}</option>
                  {officials.map((each) => (
                    <option key={each.personId} value={each.personId}>
                      {each.name}
                    </option>
                  ))}
                </select>
              )}
            </LineField>
          </div>
          <Button type="submit" disabled={act.isBusy}>
            {texts.reassign}
          </Button>
        </form>
      )}
      {act.notice}
    </section>
  );
}
