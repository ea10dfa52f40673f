/** One person: how to call, until when, with which devices, who stands in, where lent, and what is open when leaving. */

import { Link, useParams } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { PersonPage as Person } from '../../core/reception/people.ts';
import { endingSoonDays } from '../../core/reception/people.ts';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { office } from '../texts/vi/office.ts';
import { people as listTexts, person as texts } from '../texts/vi/office-people.ts';
import { practiceProgress } from '../texts/vi/practice.ts';
import css from './administration.module.css';
import { lessonNames } from './lessons-done.tsx';
import { provincePeople } from './people-places.ts';
import type { PeoplePlaces } from './people-places.ts';
import { PersonContact } from './person-contact.tsx';
import { PersonDevices } from './person-devices.tsx';
import { PersonGuestRoles } from './person-guest-roles.tsx';
import { PersonLeaving } from './person-leaving.tsx';
import { PersonReassign } from './person-reassign.tsx';
import { PersonSubstitutes } from './person-substitutes.tsx';

export interface PersonPartProps {
  readonly person: Person;
  readonly onChanged: (person: Person) => void;
}

interface PersonPageProps {
  readonly communes: OfficeAnswer<readonly CommuneRow[]>;
  readonly places?: PeoplePlaces;
}

export function PersonPage({ communes, places = provincePeople }: PersonPageProps) {
  const { personId } = useParams();
  const answer = useOffice<Person>(`/admin/people/${personId}`);
  const back = <Link to={places.people}>{texts.back}</Link>;
  const { value: person, trouble } = answer;
  if (!person) {
    return (
      <OfficePage title={texts.title} lead={back}>
        {trouble ? <OfficeTrouble trouble={trouble} onRetry={() => void answer.reload()} /> : <Loading />}
      </OfficePage>
    );
  }
  const parts = { person, onChanged: answer.replace };
  return (
    <OfficePage title={person.row.name} lead={back}>
      {trouble && <OfficeTrouble trouble={trouble} isOld onRetry={() => void answer.reload()} />}
      <Warning person={person} />
      {person.row.leftOn !== undefined && <PersonLeaving {...parts} />}
      <dl className={css['facts']}>
        {factsOf(person).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PersonContact key={person.row.expiresOn} {...parts} />
      <PersonDevices {...parts} pagesAt={places.devices} />
      <PersonSubstitutes {...parts} />
      {places.isDesk && <PersonReassign {...parts} />}
      {!places.isDesk && <PersonGuestRoles {...parts} communes={communes.value ?? []} />}
      {person.row.leftOn === undefined && !person.isMine && <PersonLeaving {...parts} />}
    </OfficePage>
  );
}

function Warning({ person: { row } }: { readonly person: Person }) {
  const device = useDevice();
  const { expiresOn, leftOn } = row;
  if (expiresOn === undefined || leftOn !== undefined) return null;
  if (expiresOn < device.clock.nowIso().slice(0, 10))
    return <Notice tone="attention">{texts.isOver(formatDay(expiresOn))}</Notice>;
  const isSoon = Date.parse(expiresOn) - device.clock.nowMs() < endingSoonDays * 86_400_000;
  return isSoon ? <Notice tone="waiting">{texts.endingSoon(formatDay(expiresOn))}</Notice> : null;
}

function factsOf({ row, since, decision, undertakingSignedOn }: Person): readonly (readonly [string, string])[] {
  const { facts } = texts;
  const lent = row.lentTo && listTexts.lent(row.lentTo.communeName, formatDay(row.lentTo.to));
  return [
    [facts.role, office.roles[row.role]],
    [facts.place, [row.communeName ?? listTexts.province, lent].filter(Boolean).join(' · ')],
    [facts.since, formatDay(since)],
    ...(decision === undefined ? [] : [[facts.decision, decision] as const]),
    [practiceProgress.column, lessonNames(row)],
    ...(undertakingSignedOn === undefined ? [] : [[facts.undertaking, formatDay(undertakingSignedOn)] as const]),
  ];
}
