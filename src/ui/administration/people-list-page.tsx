/** Everybody who works here, a page at a time: found without marks, sifted by role, commune, hamlet and what is due. */

import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { PeopleAnswer, PeopleQuestion, PersonRow, TeamRow } from '../../core/reception/people.ts';
import { endingSoonDays, peoplePageSize, peopleStandings } from '../../core/reception/people.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { office } from '../texts/vi/office.ts';
import { people as texts } from '../texts/vi/office-people.ts';
import { practiceProgress } from '../texts/vi/practice.ts';
import css from './administration.module.css';
import { LessonsDone } from './lessons-done.tsx';
import { Choice } from './choice.tsx';
import { Pager } from './pager.tsx';
import { provincePeople } from './people-places.ts';
import type { PeoplePlaces } from './people-places.ts';
import { useSettled } from './use-settled.ts';

interface PeopleListPageProps {
  readonly communes: OfficeAnswer<readonly CommuneRow[]>;
  readonly places?: PeoplePlaces;
}

const filters = [
  'role',
  'communeCode',
  'hamlet',
  'standing',
  'teamId',
] as const satisfies readonly (keyof PeopleQuestion)[];
type Filter = (typeof filters)[number];

export function PeopleListPage({ communes, places = provincePeople }: PeopleListPageProps) {
  // What was sifted by stays in the address, so that "back" finds it again; names never stand there.
  const [query, setQuery] = useSearchParams();
  const [text, setText] = useState('');
  const [from, setFrom] = useState(0);
  const words = useSettled(text.trim());
  const teams = useOffice<readonly TeamRow[]>('/admin/teams');
  const body: { [name: string]: string | number } = { ...(words !== '' && { text: words }), ...(from > 0 && { from }) };
  for (const name of filters) {
    const value = query.get(name);
    if (value) body[name] = value;
  }
  const answer = useOffice<PeopleAnswer>({ path: '/admin/people', body });
  const { value, trouble } = answer;

  function sift(name: Filter, wanted: string): void {
    setFrom(0);
    const next = new URLSearchParams(query);
    if (wanted === '') next.delete(name);
    else next.set(name, wanted);
    if (name === 'communeCode') next.delete('hamlet');
    setQuery(next, { replace: true });
  }

  const communeCode = query.get('communeCode') ?? '';
  const hamlets = [
    ...new Set(
      (teams.value ?? [])
        .filter((team) => communeCode === '' || team.communeCode === communeCode)
        .flatMap((team) => team.hamlets),
    ),
  ].sort((a, b) => a.localeCompare(b, 'vi'));
  const isSifted = Object.keys(body).length > 0;
  return (
    <OfficePage
      title={places.isDesk ? texts.deskTitle : texts.title}
      lead={value && (places.isDesk ? texts.deskLead(value.total) : texts.lead(value.total))}
    >
      <p className={css['row']}>
        <ButtonLink kind="primary" icon="plus" to={places.invite}>
          {texts.invite}
        </ButtonLink>
        <ButtonLink to={places.teams}>{texts.teams}</ButtonLink>
      </p>
      {value && value.counts.ending > 0 && query.get('standing') !== 'ending' && (
        <Notice tone="attention">
          <p>{texts.warn(value.counts.ending)}</p>
          <Button onClick={() => sift('standing', 'ending')}>{texts.warnLook}</Button>
        </Notice>
      )}
      <div className={table['tools']}>
        <input
          type="search"
          className={table['search']}
          aria-label={texts.search}
          placeholder={texts.search}
          autoComplete="off"
          maxLength={120}
          value={text}
          onChange={(event) => {
            setFrom(0);
            setText(event.target.value.normalize('NFC'));
          }}
        />
        <Choice
          label={texts.role}
          any={texts.anyRole}
          value={query.get('role')}
          onChoose={(role) => sift('role', role)}
        >
          {Object.entries(office.roles)}
        </Choice>
        {!places.isDesk && (
          <Choice
            label={texts.commune}
            any={texts.anyCommune}
            value={communeCode}
            onChoose={(code) => sift('communeCode', code)}
          >
            {(communes.value ?? []).filter((row) => row.opened).map((row) => [row.code, row.name])}
          </Choice>
        )}
        {hamlets.length > 0 && (
          <Choice
            label={texts.hamlet}
            any={texts.anyHamlet}
            value={query.get('hamlet')}
            onChoose={(name) => sift('hamlet', name)}
          >
            {hamlets.map((name) => [name, name])}
          </Choice>
        )}
        <Choice
          label={texts.standing}
          any={texts.anyStanding}
          value={query.get('standing')}
          onChoose={(standing) => sift('standing', standing)}
        >
          {peopleStandings.map((each) => [each, `${texts.standings[each]} (${value?.counts[each] ?? '…'})`])}
        </Choice>
      </div>
      {trouble && <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void answer.reload()} />}
      {value === undefined && answer.isLoading && <Loading />}
      {value?.rows.length === 0 && <Nothing>{isSifted ? texts.none : texts.empty}</Nothing>}
      {value && value.rows.length > 0 && <PeopleTable rows={value.rows} places={places} />}
      {value && <Pager from={from} size={peoplePageSize} total={value.total} onTurn={setFrom} words={texts} />}
    </OfficePage>
  );
}

function PeopleTable({ rows, places }: { readonly rows: readonly PersonRow[]; readonly places: PeoplePlaces }) {
  const { columns } = texts;
  return (
    <div className={table['wide']}>
      <table className={table['table']}>
        <thead>
          <tr>
            {[
              columns.name,
              ...(places.isDesk ? [] : [columns.place]),
              columns.team,
              columns.telephone,
              columns.until,
              columns.devices,
              practiceProgress.column,
            ].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.personId}>
              <td>
                <Link to={`${places.people}/${row.personId}`}>{row.name}</Link>
                <small>{office.roles[row.role]}</small>
                {row.standIn && <small>{texts.away(row.standIn.name, formatDay(row.standIn.until))}</small>}
                {places.isDesk && <LentWords row={row} />}
              </td>
              {!places.isDesk && (
                <td>
                  {row.communeName ?? texts.province}
                  <LentWords row={row} />
                </td>
              )}
              <td>
                {row.teamName}
                {row.hamlets.length > 0 && <small>{row.hamlets.join(', ')}</small>}
              </td>
              <td>
                {row.telephone ? (
                  <a href={`tel:${row.telephone.replaceAll(/[^\d+]/g, '')}`}>{row.telephone}</a>
                ) : (
                  texts.notYet
                )}
              </td>
              <td>
                <UntilWords row={row} />
              </td>
              <td>{row.devices}</td>
              <td>
                <LessonsDone row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LentWords({ row: { lentTo } }: { readonly row: PersonRow }) {
  return lentTo ? <small>{texts.lent(lentTo.communeName, formatDay(lentTo.to))}</small> : null;
}

/** Until when somebody works here, loud where something is due. */
export function UntilWords({ row }: { readonly row: Pick<PersonRow, 'expiresOn' | 'leftOn'> }) {
  const device = useDevice();
  const { expiresOn, leftOn } = row;
  const now = device.clock.nowMs();
  const today = device.clock.nowIso().slice(0, 10);
  if (leftOn !== undefined) return <>{texts.left(formatDay(leftOn))}</>;
  if (expiresOn === undefined) return <>{texts.noEnd}</>;
  if (expiresOn < today) return <StateChip tone="attention">{texts.over(formatDay(expiresOn))}</StateChip>;
  const isSoon = Date.parse(expiresOn) - now < endingSoonDays * 86_400_000;
  const words = texts.until(formatDay(expiresOn));
  return isSoon ? <StateChip tone="waiting">{words}</StateChip> : <>{words}</>;
}
