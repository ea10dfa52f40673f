/** Twelve small months: on which days the commune goes, and which holidays take one away. A day opens its week. */

import { addMonths } from '../../../core/calendar/add-months.ts';
import { findDayNumber, isoOfDayNumber, weekdayOf } from '../../../core/calendar/calendar-date.ts';
import type { MissedVisit, Visit } from '../../../core/visit/list-visits.ts';
import type { DaysOff } from '../../../core/visit/schedule.ts';
import { hamletName } from '../../../core/visit/visit-text.ts';
import { visits as texts } from '../../texts/vi/visits.ts';
import css from './visits.module.css';
import { fullDayWords } from '../../parts/visit-words.ts';

const heads = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'];

interface YearViewProps {
  readonly year: number;
  readonly visits: readonly Visit[];
  readonly missed: readonly MissedVisit[];
  readonly daysOff: DaysOff;
  readonly onDay: (day: string) => void;
}

export function YearView({ year, visits, missed, daysOff, onDay }: YearViewProps) {
  return (
    <div className={css['year']}>
      {Array.from({ length: 12 }, (_, index) => {
        const first = addMonths(`${year}-01-01`, index);
        const start = findDayNumber(first) ?? 0;
        const length = (findDayNumber(addMonths(first, 1)) ?? 0) - start;
        const blanks = (weekdayOf(start) + 6) % 7;
        const month = first.slice(0, 7);
        return (
          <section key={first} aria-label={`${texts.months(index + 1)} ${year}`}>
            <h3>
              {texts.months(index + 1)}{' '}
              <small>{texts.monthCount(visits.filter(({ date }) => date.startsWith(month)).length)}</small>
            </h3>
            <div className={css['month']}>
              {heads.map((head) => (
                <small key={head}>{head}</small>
              ))}
              {Array.from({ length: blanks }, (_blank, blank) => (
                <span key={`blank-${blank}`} />
              ))}
              {Array.from({ length }, (_day, day) => {
                const iso = isoOfDayNumber(start + day);
                const of = visits.filter(({ date }) => date === iso);
                const off = missed.filter(({ date }) => date === iso);
                const words = [
                  fullDayWords(iso),
                  daysOff[iso],
                  ...of.map(({ from, hamlet }) => `${from} ${hamletName(hamlet)}`),
                  ...off.map(({ hamlet, reason }) => `${hamletName(hamlet)}: ${texts.off(reason)}`),
                ].filter(Boolean);
                const title = words.join('\n');
                return of.length + off.length === 0 ? (
                  <span key={iso} data-off={daysOff[iso] !== undefined || undefined} title={title}>
                    {day + 1}
                  </span>
                ) : (
                  <button
                    key={iso}
                    type="button"
                    title={title}
                    aria-label={words.join(', ')}
                    data-kind={of.length > 0 ? 'visit' : 'missed'}
                    onClick={() => onDay(iso)}
                  >
                    {day + 1}
                    {of.length > 1 && <sup>{of.length}</sup>}
                  </button>
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}
