/** Telephone, team and the last day, which one press puts off by three or twelve months. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import { addMonths } from '../../core/calendar/add-months.ts';
import type { PersonChange, PersonPage } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { LineField } from '../parts/line-field.tsx';
import { person as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';
import { isTelephone } from './invitation-faults.ts';
import type { PersonPartProps } from './person-page.tsx';
import { useAct } from './use-act.tsx';

export function PersonContact({ person, onChanged }: PersonPartProps) {
  const { row, isMine } = person;
  const device = useDevice();
  const act = useAct();
  const today = device.clock.nowIso().slice(0, 10);
  const [telephone, setTelephone] = useState(row.telephone ?? '');
  const [expiresOn, setExpiresOn] = useState(row.expiresOn ?? '');
  const [teamId, setTeamId] = useState(row.teamId ?? '');
  const [isTried, setTried] = useState(false);
  const isDayNew = expiresOn !== (row.expiresOn ?? '');
  const telephoneFault = telephone.trim() === '' || isTelephone(telephone) ? undefined : texts.telephoneWrong;
  const dayFault = isDayNew && expiresOn !== '' && expiresOn < today ? texts.expiresPast : undefined;

  async function change(body: PersonChange, done: string): Promise<void> {
    const changed = await act.post<PersonPage>(`/admin/people/${row.personId}`, body, done);
    if (changed) onChanged(changed);
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (telephoneFault !== undefined || dayFault !== undefined || act.isBusy) return;
    const body = {
      telephone: telephone.trim(),
      ...(isDayNew && { expiresOn }),
      ...(teamId !== (row.teamId ?? '') && { teamId }),
    };
    void change(body, texts.saved);
  }

  function extend(months: number): void {
    const from = row.expiresOn !== undefined && row.expiresOn > today ? row.expiresOn : today;
    const until = addMonths(from, months);
    void change({ expiresOn: until }, texts.extended(formatDay(until)));
  }

  return (
    <form className={css['card']} noValidate onSubmit={save}>
      <h2>{texts.change}</h2>
      <div className={css['fields']}>
        <LineField label={texts.telephone} hint={texts.telephoneHint} fault={isTried ? telephoneFault : undefined}>
          {(ties) => (
            <input
              {...ties}
              type="tel"
              name="telephone"
              autoComplete="off"
              maxLength={30}
              value={telephone}
              onChange={(event) => setTelephone(event.target.value)}
            />
          )}
        </LineField>
        <LineField
          label={texts.expires}
          hint={isMine ? texts.own : texts.expiresHint}
          fault={isTried ? dayFault : undefined}
        >
          {(ties) => (
            <input
              {...ties}
              type="date"
              name="expires"
              disabled={isMine}
              value={expiresOn}
              onChange={(event) => setExpiresOn(event.target.value)}
            />
          )}
        </LineField>
        {person.teams.length > 0 && (
          <LineField label={texts.team}>
            {(ties) => (
              <select {...ties} name="team" value={teamId} onChange={(event) => setTeamId(event.target.value)}>
                <option value="">{texts.noTeam}</option>
                {person.teams.map((team) => (
                  <option key={team.teamId} value={team.teamId}>
                    {team.name}
                  </option>
                ))}
              </select>
            )}
          </LineField>
        )}
      </div>
      {act.notice}
      <div className={css['row']}>
        <Button kind="primary" type="submit" disabled={act.isBusy}>
          {texts.save}
        </Button>
        {!isMine && row.expiresOn !== undefined && row.leftOn === undefined && (
          <>
            <Button disabled={act.isBusy} onClick={() => extend(3)}>
              {texts.extend.months3}
            </Button>
            <Button disabled={act.isBusy} onClick={() => extend(12)}>
              {texts.extend.months12}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
