/** A year on one sheet: twelve months, Monday first, the days that are no ordinary ones marked by word and colour. */

import { findDayNumber, isoOfDayNumber, pad2, weekdayOf } from '../../core/calendar/calendar-date.ts';
import type { NamedDay } from '../../core/reception/holidays.ts';
import { calendar as texts } from '../texts/vi/working-calendar.ts';
import css from './calendar.module.css';

interface CalendarMonthsProps {
  readonly year: number;
  readonly days: readonly NamedDay[];
}

export function CalendarMonths({ year, days }: CalendarMonthsProps) {
  const named = new Map(days.map((day) => [day.date, day]));
  return (
    <>
      <p className={css['legend']}>
        {(['off', 'working', 'unsure'] as const).map((kind) => (
          <span key={kind}>
            <i className={css['sample']} data-day={kind} /> {texts.legend[kind]}
          </span>
        ))}
      </p>
      <div className={css['year']}>
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={index} year={year} month={index + 1} named={named} />
        ))}
      </div>
    </>
  );
}

interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly named: ReadonlyMap<string, NamedDay>;
}

function Month({ year, month, named }: MonthProps) {
  const first = findDayNumber(`${year}-${pad2(month)}-01`) ?? 0;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${pad2(month + 1)}-01`;
  const count = (findDayNumber(next) ?? first) - first;
  const blanks = (weekdayOf(first) + 6) % 7;
  const cells = [
    ...Array.from({ length: blanks }, () => undefined),
    ...Array.from({ length: count }, (_, day) => first + day),
  ];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return (
    <table className={css['month']} aria-label={`${texts.months(month)}/${year}`}>
      <caption>{texts.months(month)}</caption>
      <thead>
        <tr>
          {texts.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== undefined)}>
            {week.map((day, index) => (
              <Day
                key={day ?? `blank-${index}`}
                day={day}
                named={day === undefined ? undefined : named.get(isoOfDayNumber(day))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, named }: { readonly day: number | undefined; readonly named: NamedDay | undefined }) {
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell of another month says nothing
  if (day === undefined) return <td />;
  const isWeekend = [0, 6].includes(weekdayOf(day));
  const kind = named
    ? named.working
      ? 'working'
      : named.unverified
        ? 'unsure'
        : 'off'
    : isWeekend
      ? 'weekend'
      : undefined;
  const words = named && `${named.name}: ${texts.legend[named.working ? 'working' : 'off']}`;
  return (
    <td data-day={kind} title={words}>
      {Number(isoOfDayNumber(day).slice(8))}
      {words && <span className={css['words']}> {words}</span>}
    </td>
  );
}
