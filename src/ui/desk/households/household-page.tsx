/** One household: what is known, what the list says otherwise, who wants VNeID, and everything noted about it in its order. */

import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { DeskHousehold, HouseholdVneid } from '../../../core/household/desk-households.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { useOffice } from '../../parts/use-office.ts';
import { hamlet as doors } from '../../texts/vi/hamlet.ts';
import { households } from '../../texts/vi/households.ts';
import { vneid } from '../../texts/vi/vneid.ts';
import { CorrectForm } from './correct-form.tsx';
import { dayText } from './day-text.ts';
import { HouseholdHistory } from './household-history.tsx';
import { doorTones } from './household-table.tsx';
import css from './households.module.css';
import { PeopleForm } from './people-form.tsx';

const texts = households.household;

export function HouseholdPage() {
  const { householdId = '' } = useParams();
  const path = `/desk/households/${encodeURIComponent(householdId)}`;
  const page = useOffice<DeskHousehold>(path);
  const { value, trouble } = page;
  const change = useChange(path, page);
  const [open, setOpen] = useState<'facts' | 'people'>();
  useEffect(() => setOpen(undefined), [householdId]);
  const isMissing = trouble?.kind === 'refused' && trouble.problem.code === 'not-found';

  async function save(where: string, body: object): Promise<void> {
    if (await change.save(where, body)) setOpen(undefined);
  }

  return (
    <OfficePage title={value?.row.household.headName ?? households.title}>
      <p>
        {value ? (
          <Link to={`/quay/ho/thon/${encodeURIComponent(value.row.household.hamlet)}`}>
            {households.backTo(value.row.household.hamlet)}
          </Link>
        ) : (
          <Link to="/quay/ho">{households.back}</Link>
        )}
      </p>
      {isMissing && <Notice>{households.notFound}</Notice>}
      {trouble && !isMissing && (
        <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void page.reload()} />
      )}
      {value === undefined && page.isLoading && <Loading />}
      {change.isSaved && (
        <Notice tone="done" urgent>
          {texts.saved}
        </Notice>
      )}
      {change.isOvertaken && (
        <Notice tone="attention" urgent>
          {households.form.changed}
        </Notice>
      )}
      {change.trouble && <OfficeTrouble trouble={change.trouble} wish="act" />}
      {value && (
        <>
          {value.row.isGone && <Notice>{texts.goneNotice}</Notice>}
          {value.listed && <Otherwise page={value} />}
          <div className={css['columns']}>
            {open === 'facts' ? (
              <CorrectForm
                key={value.etag}
                page={value}
                isBusy={change.isBusy}
                onSave={(body) => save('', body)}
                onClose={() => setOpen(undefined)}
              />
            ) : (
              <Facts page={value} onCorrect={() => setOpen('facts')} />
            )}
            {open === 'people' ? (
              <PeopleForm
                key={value.etag}
                people={value.people}
                isBusy={change.isBusy}
                onSave={(people) => save('/vneid', { people } satisfies HouseholdVneid)}
                onClose={() => setOpen(undefined)}
              />
            ) : (
              <People page={value} onSet={() => setOpen('people')} />
            )}
          </div>
          <HouseholdHistory history={value.history} />
        </>
      )}
    </OfficePage>
  );
}

/** Saving on the state that is shown; whoever was faster is shown first. */
function useChange(path: string, page: ReturnType<typeof useOffice<DeskHousehold>>) {
  const device = useDevice();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [said, setSaid] = useState<'saved' | 'overtaken'>();

  async function save(where: string, body: object): Promise<boolean> {
    if (!page.value || isBusy) return false;
    setBusy(true);
    setTrouble(undefined);
    setSaid(undefined);
    const outcome = await device.office.call<DeskHousehold>('POST', `${path}${where}`, body, `"${page.value.etag}"`);
    setBusy(false);
    if (outcome.kind === 'done') {
      page.replace(outcome.value.body);
      setSaid('saved');
      return true;
    }
    const isOvertaken = outcome.kind === 'refused' && outcome.problem.code === 'changed-meanwhile';
    if (!isOvertaken) {
      setTrouble(outcome);
      return false;
    }
    setSaid('overtaken');
    await page.reload();
    return false;
  }
  return { save, isBusy, trouble, isSaved: said === 'saved', isOvertaken: said === 'overtaken' };
}

function Facts({ page, onCorrect }: { readonly page: DeskHousehold; readonly onCorrect: () => void }) {
  const { household, state, knockedOn, comeBackOn, isNew } = page.row;
  const { headName, hamlet, whereabouts, memberCount, phone, needs, remark, vneid: levels } = household;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [texts.head, headName],
    [texts.number, page.number],
    [texts.hamlet, hamlet],
    [texts.whereabouts, whereabouts],
    [texts.members, memberCount === undefined ? undefined : String(memberCount)],
    [texts.phone, phone],
    [texts.needs, needs.length === 0 ? undefined : needs.map((need) => doors.needs[need]).join(', ')],
    [texts.remark, remark],
    [texts.vneid, levels && texts.vneidCounts(levels.none ?? 0, levels['level-1'] ?? 0, levels['level-2'] ?? 0)],
  ];
  const days = [
    knockedOn !== undefined && households.knockedOn(dayText(knockedOn)),
    comeBackOn !== undefined && households.comeBackOn(dayText(comeBackOn)),
  ].filter(Boolean);
  return (
    <section className={css['card']}>
      <h2>{texts.facts}</h2>
      <p className={css['row']}>
        <StateChip tone={doorTones[state]}>{doors.states[state]}</StateChip>
        {days.length > 0 && <span>{days.join(', ')}</span>}
        {isNew && <span>{households.isNew}</span>}
      </p>
      <dl className={css['facts']}>
        {facts.map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
      </dl>
      <p>
        <Button icon="pen" onClick={onCorrect}>
          {texts.correct}
        </Button>
      </p>
    </section>
  );
}

function Fact({ label, value = texts.unknown }: { readonly label: string; readonly value: string | undefined }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function People({ page, onSet }: { readonly page: DeskHousehold; readonly onSet: () => void }) {
  return (
    <section className={css['card']}>
      <h2>{texts.people}</h2>
      {page.people.length === 0 ? (
        <p>{texts.noPeople}</p>
      ) : (
        <ul className={css['plain']}>
          {page.people.map(({ name, birthYear, phone, step }, at) => (
            <li key={`${at} ${name}`} className={css['row']}>
              <b>{name}</b>
              <span>{[birthYear, phone].filter(Boolean).join(' · ')}</span>
              <StateChip tone={step === 'done' ? 'done' : step === 'refused' ? 'plain' : 'waiting'}>
                {vneid.steps[step]}
              </StateChip>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Button icon="pen" onClick={onSet}>
          {texts.setPeople}
        </Button>
      </p>
    </section>
  );
}

function Otherwise({ page }: { readonly page: DeskHousehold }) {
  const { listed } = page;
  if (!listed) return null;
  const { household } = page.row;
  const line = ({ headName, whereabouts, memberCount, phone }: typeof household | typeof listed) =>
    [headName, whereabouts, memberCount !== undefined && households.members(memberCount), phone]
      .filter(Boolean)
      .join(', ');
  return (
    <Notice tone="attention">
      <p>{texts.otherwise}</p>
      <dl className={css['facts']}>
        <Fact label={texts.listed} value={line(listed)} />
        <Fact label={texts.noted} value={line(household)} />
      </dl>
    </Notice>
  );
}
