/** Founding a team, or changing one: the decision comes first, the leader is one of its members. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { PeopleAnswer, PersonRow, TeamRow, TeamWishes } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { useOffice } from '../parts/use-office.ts';
import { teams as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';
import { useAct } from './use-act.tsx';

interface TeamFormProps {
  /** Absent: a new one. */
  readonly team?: TeamRow;
  readonly communes: readonly CommuneRow[];
  readonly communeCode: string;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
  readonly onClose: (team: TeamRow) => Promise<void>;
}

export function TeamForm({ team, communes, communeCode: first, onSaved, onCancel, onClose }: TeamFormProps) {
  const device = useDevice();
  const act = useAct();
  const today = device.clock.nowIso().slice(0, 10);
  const [communeCode, setCommuneCode] = useState(team?.communeCode ?? first);
  const [name, setName] = useState(team?.name ?? '');
  const [decision, setDecision] = useState(team?.decision ?? '');
  const [decidedOn, setDecidedOn] = useState(team?.decidedOn ?? '');
  const [hamlets, setHamlets] = useState((team?.hamlets ?? []).join('\n'));
  const [leaderId, setLeaderId] = useState(team?.leaderId ?? '');
  const [isTried, setTried] = useState(false);
  const members = useOffice<PeopleAnswer>(team && { path: '/admin/people', body: { teamId: team.teamId } });
  const mayLead = ({ personId, leftOn, expiresOn }: PersonRow): boolean =>
    personId === team?.leaderId || (leftOn === undefined && (expiresOn ?? today) >= today);
  const faults = {
    commune: communeCode === '' ? texts.communeMissing : undefined,
    name: name.trim() === '' ? texts.nameMissing : undefined,
    decision: decision.trim() === '' ? texts.decisionMissing : undefined,
    decidedOn: decidedOn === '' || decidedOn > today ? texts.decidedOnMissing : undefined,
  };
  const shown: Partial<typeof faults> = isTried ? faults : {};

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (Object.values(faults).some(Boolean) || act.isBusy) return;
    const places = hamlets
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const fields = { name: name.trim(), decision: decision.trim(), decidedOn, hamlets: places };
    const body: Partial<TeamWishes> = team
      ? { ...fields, ...(leaderId !== (team.leaderId ?? '') && { leaderId }) }
      : { ...fields, communeCode };
    const saved = await act.post<TeamRow>(team ? `/admin/teams/${team.teamId}` : '/admin/teams', body);
    if (saved) onSaved();
  }

  return (
    <form className={css['card']} noValidate onSubmit={(event) => void save(event)}>
      <h2>{team ? texts.change : texts.found}</h2>
      <div className={css['fields']}>
        {!team && (
          <LineField label={texts.commune} fault={shown.commune}>
            {(ties) => (
              <select
                {...ties}
                name="commune"
                value={communeCode}
                onChange={(event) => setCommuneCode(event.target.value)}
              >
                <option value="" disabled>
                  {texts.communeMissing}
                </option>
                {communes.map((row) => (
                  <option key={row.code} value={row.code}>
                    {row.name}
                  </option>
                ))}
              </select>
            )}
          </LineField>
        )}
        <LineField label={texts.name} fault={shown.name}>
          {(ties) => (
            <input
              {...ties}
              name="name"
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
        <LineField label={texts.decision} fault={shown.decision}>
          {(ties) => (
            <input
              {...ties}
              name="decision"
              maxLength={200}
              value={decision}
              onChange={(event) => setDecision(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
        <LineField label={texts.decidedOn} fault={shown.decidedOn}>
          {(ties) => (
            <input
              {...ties}
              type="date"
              name="decided-on"
              max={today}
              value={decidedOn}
              onChange={(event) => setDecidedOn(event.target.value)}
            />
          )}
        </LineField>
        <LineField label={texts.hamlets} hint={texts.hamletsHint}>
          {(ties) => (
            <textarea
              {...ties}
              name="hamlets"
              rows={4}
              value={hamlets}
              onChange={(event) => setHamlets(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
        {team && (
          <LineField label={texts.leader}>
            {(ties) => (
              <select {...ties} name="leader" value={leaderId} onChange={(event) => setLeaderId(event.target.value)}>
                <option value="">{texts.noLeader}</option>
                {(members.value?.rows ?? []).filter(mayLead).map((row) => (
                  <option key={row.personId} value={row.personId}>
                    {row.name}
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
        <Button onClick={onCancel}>{texts.cancel}</Button>
        {team && (
          <Button kind="quiet" disabled={act.isBusy} onClick={() => void onClose(team)}>
            {texts.close}
          </Button>
        )}
      </div>
      {team && <p className={css['lead']}>{texts.closeLead}</p>}
    </form>
  );
}
