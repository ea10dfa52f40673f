/** Teams: of which commune, founded by which decision, for which hamlets, led by whom. */

import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { TeamRow } from '../../core/reception/people.ts';
import { Button } from '../parts/button.tsx';
import { formatDay } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { people as peopleTexts, teams as texts } from '../texts/vi/office-people.ts';
import css from './administration.module.css';
import { provincePeople } from './people-places.ts';
import type { PeoplePlaces } from './people-places.ts';
import { TeamForm } from './team-form.tsx';
import { useAct } from './use-act.tsx';

interface TeamsPageProps {
  readonly communes: OfficeAnswer<readonly CommuneRow[]>;
  readonly places?: PeoplePlaces;
}

export default function TeamsPage({ communes, places = provincePeople }: TeamsPageProps) {
  const teams = useOffice<readonly TeamRow[]>('/admin/teams');
  const [query, setQuery] = useSearchParams();
  const [form, setForm] = useState<TeamRow | 'new'>();
  const act = useAct();
  const code = query.get('xa') ?? '';
  const opened = (communes.value ?? []).filter((row) => row.opened);
  const rows = (teams.value ?? []).filter((team) => code === '' || team.communeCode === code);
  const back = <Link to={places.people}>{texts.back}</Link>;

  async function close(team: TeamRow): Promise<void> {
    const changed = await act.post<TeamRow>(`/admin/teams/${team.teamId}`, { closed: true }, texts.closedNow);
    setForm(undefined);
    if (changed) await teams.reload();
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <p>{back}</p>
      {teams.trouble && (
        <OfficeTrouble trouble={teams.trouble} isOld={teams.value !== undefined} onRetry={() => void teams.reload()} />
      )}
      {teams.value === undefined && teams.isLoading && <Loading />}
      {act.notice}
      <div className={css['row']}>
        {!places.isDesk && (
          <select
            className={css['choice']}
            aria-label={texts.commune}
            value={code}
            onChange={(event) =>
              setQuery(event.target.value === '' ? {} : { xa: event.target.value }, { replace: true })
            }
          >
            <option value="">{peopleTexts.anyCommune}</option>
            {opened.map((row) => (
              <option key={row.code} value={row.code}>
                {row.name}
              </option>
            ))}
          </select>
        )}
        <Button kind="primary" icon="plus" onClick={() => setForm('new')}>
          {texts.found}
        </Button>
      </div>
      {form !== undefined && (
        <TeamForm
          key={form === 'new' ? 'new' : form.teamId}
          {...(form !== 'new' && { team: form })}
          communes={opened}
          communeCode={places.isDesk ? (opened[0]?.code ?? '') : code}
          onCancel={() => setForm(undefined)}
          onClose={close}
          onSaved={() => {
            setForm(undefined);
            act.say(texts.saved);
            void teams.reload();
          }}
        />
      )}
      {teams.value && rows.length === 0 && <Nothing>{code === '' ? texts.none : texts.noneHere}</Nothing>}
      {rows.length > 0 && <TeamTable rows={rows} peopleAt={places.people} onChange={setForm} />}
    </OfficePage>
  );
}

function TeamTable({
  rows,
  peopleAt,
  onChange,
}: {
  readonly rows: readonly TeamRow[];
  readonly peopleAt: string;
  readonly onChange: (team: TeamRow) => void;
}) {
  const { columns } = texts;
  return (
    <div className={table['wide']}>
      <table className={table['table']}>
        <thead>
          <tr>
            {[columns.name, columns.hamlets, columns.leader, columns.members, columns.decision].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((team) => (
            <tr key={team.teamId}>
              <td>
                {team.closedOn === undefined ? (
                  <Button kind="quiet" onClick={() => onChange(team)}>
                    {team.name}
                  </Button>
                ) : (
                  `${team.name} (${texts.closed(formatDay(team.closedOn))})`
                )}
                <small>{team.communeName}</small>
              </td>
              <td>{team.hamlets.join(', ')}</td>
              <td>{team.leaderName ?? texts.noLeader}</td>
              <td>
                <Link to={`${peopleAt}?teamId=${team.teamId}`}>{texts.members(team.members)}</Link>
              </td>
              <td>
                {team.decision}
                <small>{formatDay(team.decidedOn)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
