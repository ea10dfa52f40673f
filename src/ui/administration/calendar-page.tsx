/**
 * One year of the working calendar: twelve months to look at, the days as a list to change. Nothing reaches desks and phones
 * before it is published under a notice or decision.
 */

import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { HolidayYear, NamedDay } from '../../core/reception/holidays.ts';
import { earliestYear, latestYear } from '../../core/reception/holidays.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { calendar as texts } from '../texts/vi/working-calendar.ts';
import css from './administration.module.css';
import { CalendarDays } from './calendar-days.tsx';
import { CalendarMonths } from './calendar-months.tsx';
import { PublishCalendar } from './publish-calendar.tsx';

export default function CalendarPage() {
  const device = useDevice();
  const { year: yearText } = useParams();
  const year = yearText === undefined ? Number(device.clock.nowIso().slice(0, 4)) : Number(yearText);
  const answer = useOffice<HolidayYear>(`/admin/holidays/${year}`);
  const { value, trouble } = answer;
  return (
    <OfficePage title={texts.titleOf(year)} lead={texts.lead}>
      <nav className={css['row']} aria-label={texts.year}>
        {year > earliestYear && <Link to={`/quan-tri/lich/${year - 1}`}>{texts.before(year - 1)}</Link>}
        <b>{year}</b>
        {year < latestYear && <Link to={`/quan-tri/lich/${year + 1}`}>{texts.after(year + 1)}</Link>}
        {value && (
          <StateChip tone={value.announced ? 'done' : 'waiting'}>
            {value.announced ? texts.announced : texts.notAnnounced}
          </StateChip>
        )}
      </nav>
      {trouble && <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void answer.reload()} />}
      {value === undefined && answer.isLoading && <Loading />}
      {value && <Year key={value.digest} value={value} onPublished={answer.replace} />}
    </OfficePage>
  );
}

interface YearProps {
  readonly value: HolidayYear;
  readonly onPublished: (value: HolidayYear) => void;
}

function Year({ value, onPublished }: YearProps) {
  const [days, setDays] = useState(value.days);
  const [announced, setAnnounced] = useState(value.announced);
  const [said, setSaid] = useState<string>();
  const missing = value.proposed.filter(({ date }) => !days.some((day) => day.date === date));
  const isChanged = days !== value.days || announced !== value.announced;

  function put(changed: readonly NamedDay[]): void {
    setSaid(undefined);
    setDays([...changed].sort((a, b) => (a.date < b.date ? -1 : 1)));
  }

  return (
    <>
      <p>{texts.newYear(formatDay(value.newYear))}</p>
      {!announced && <Notice tone="waiting">{texts.notAnnouncedLead}</Notice>}
      {missing.length > 0 && !announced && (
        <section className={css['card']}>
          <p className={css['lead']}>{texts.proposeLead}</p>
          <Button
            onClick={() => {
              put([...days, ...missing]);
              setSaid(texts.proposed(missing.length));
            }}
          >
            {texts.propose(missing.length)}
          </Button>
        </section>
      )}
      {said && (
        <Notice tone="done" urgent>
          {said}
        </Notice>
      )}
      <CalendarMonths year={value.year} days={days} />
      <CalendarDays year={value.year} days={days} onChange={put} />
      <PublishCalendar
        year={value}
        days={days}
        announced={announced}
        isChanged={isChanged}
        onAnnounce={setAnnounced}
        onDiscard={() => {
          setDays(value.days);
          setAnnounced(value.announced);
        }}
        onPublished={onPublished}
      />
    </>
  );
}
