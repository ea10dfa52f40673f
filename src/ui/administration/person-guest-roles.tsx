/** Lending to another commune: what it means is said before, and it ends by itself. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CommuneRow } from '../../core/reception/administration.ts';
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

export function PersonGuestRoles({
  person,
  communes,
  onChanged,
}: PersonPartProps & { readonly communes: readonly CommuneRow[] }) {
  const { row } = person;
  const device = useDevice();
  const act = useAct();
  const today = device.clock.nowIso().slice(0, 10);
  const [communeCode, setCommuneCode] = useState('');
  const [span, setSpan] = useState({ from: today, to: '' });
  const [decision, setDecision] = useState('');
  const [isTried, setTried] = useState(false);
  const hosts = communes.filter((each) => each.opened && each.code !== row.communeCode);
  const spanFault = isSpanWrong(span, today) ? texts.daysWrong : undefined;
  const isWhole = communeCode !== '' && spanFault === undefined && decision.trim() !== '';

  async function lend(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!isWhole || act.isBusy) return;
    const body = { communeCode, ...span, decision: decision.trim() };
    const changed = await act.post<PersonPage>(`/admin/people/${row.personId}/guest-roles`, body, texts.lentNow);
    if (!changed) return;
    setTried(false);
    setDecision('');
    onChanged(changed);
  }

  async function end(guestRoleId: string): Promise<void> {
    const changed = await act.post<PersonPage>(`/admin/guest-roles/${guestRoleId}/end`, {}, texts.endedNow);
    if (changed) onChanged(changed);
  }

  return (
    <section className={css['card']}>
      <h2>{texts.guest}</h2>
      <p className={css['lead']}>{row.role === 'volunteer' ? texts.notVolunteers : texts.guestLead}</p>
      {row.role !== 'volunteer' && (
        <SpanList
          none={texts.noGuest}
          spans={person.guestRoles.map((each) => ({
            ...each,
            id: each.guestRoleId,
            words: `${each.communeName} (${each.decision})`,
          }))}
          isBusy={act.isBusy}
          onEnd={(id) => void end(id)}
        />
      )}
      {row.role !== 'volunteer' && !person.isMine && row.leftOn === undefined && (
        <form noValidate onSubmit={(event) => void lend(event)}>
          <div className={css['fields']}>
            <LineField label={texts.host} fault={isTried && communeCode === '' ? texts.hostMissing : undefined}>
              {(ties) => (
                <select
                  {...ties}
                  name="host"
                  value={communeCode}
                  onChange={(event) => setCommuneCode(event.target.value)}
                >
                  <option value="">{texts.hostChoose}</option>
                  {hosts.map((each) => (
                    <option key={each.code} value={each.code}>
                      {each.name}
                    </option>
                  ))}
                </select>
              )}
            </LineField>
            <DaySpan span={span} fault={isTried ? spanFault : undefined} name="guest" onChange={setSpan} />
            <LineField
              label={texts.decision}
              hint={texts.decisionHint}
              fault={isTried && decision.trim() === '' ? texts.decisionMissing : undefined}
            >
              {(ties) => (
                <input
                  {...ties}
                  name="guest-decision"
                  autoComplete="off"
                  maxLength={200}
                  value={decision}
                  onChange={(event) => setDecision(event.target.value.normalize('NFC'))}
                />
              )}
            </LineField>
          </div>
          <Button type="submit" disabled={act.isBusy}>
            {texts.lend}
          </Button>
        </form>
      )}
      {act.notice}
    </section>
  );
}
