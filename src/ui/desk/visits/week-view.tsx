/** Seven days, each with its visits and with those that do not take place and why. */

import { useState } from 'react';
import { findDayNumber, isoOfDayNumber } from '../../../core/calendar/calendar-date.ts';
import type { DeskVisits } from '../../../core/visit/desk-visits.ts';
import type { MissedVisit, Visit } from '../../../core/visit/list-visits.ts';
import { dayWords, hamletName, peopleWords } from '../../../core/visit/visit-text.ts';
import type { VisitErrandCounts } from '../../../core/visit/desk-errands.ts';
import { Button } from '../../parts/button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { visitErrands } from '../../texts/vi/desk-results.ts';
import { visits as texts } from '../../texts/vi/visits.ts';
import { VisitErrandsCard } from './visit-errands-card.tsx';
import css from './visits.module.css';
import { fullDayWords, procedureWords } from '../../parts/visit-words.ts';
import { visitDays } from '../../texts/vi/visit-days.ts';

interface WeekViewProps {
  readonly page: DeskVisits;
  readonly visits: readonly Visit[];
  readonly missed: readonly MissedVisit[];
  readonly from: string;
  readonly today: string;
  /** Whoever works at the commune's desk sees what each visit is for. */
  readonly withErrands: boolean;
  readonly onRule: (ruleId: string) => void;
  readonly onDay: (kind: 'cancelled' | 'moved', visit: Visit) => void;
  readonly onHold: (rule: { readonly ruleId: string; readonly on: string }) => void;
  readonly onDrop: (exceptionId: string, isExtra: boolean) => void;
}

export function WeekView(props: WeekViewProps) {
  const { visits, missed, from, today, page } = props;
  const first = findDayNumber(from) ?? 0;
  const days = Array.from({ length: 7 }, (_, index) => isoOfDayNumber(first + index));
  const to = days.at(-1) ?? from;
  // What is behind is done or was not; what is to be done belongs to the days to come.
  const asks = props.withErrands && to >= today && visits.length > 0;
  const counts = useOffice<{ readonly visits: readonly VisitErrandCounts[] }>(
    asks ? `/visits/errand-counts?from=${from < today ? today : from}&to=${to}` : undefined,
  );
  const [openId, setOpenId] = useState<string>();
  const open = visits.find(({ visitId }) => visitId === openId);
  const errandsOf = (visitId: string) => counts.value?.visits.find((each) => each.visitId === visitId);
  return (
    <>
      {open && <VisitErrandsCard key={open.visitId} visit={open} onClose={() => setOpenId(undefined)} />}
      {visits.length === 0 && page.schedule.rules.length > 0 && <Nothing>{texts.nothing}</Nothing>}
      <ol className={css['week']}>
        {days.map((day) => (
          <li key={day} data-today={day === today || undefined} data-off={page.daysOff[day] !== undefined || undefined}>
            <h3>{fullDayWords(day)}</h3>
            {page.daysOff[day] !== undefined && (
              <p className={css['off']}>{texts.holidayNote(page.daysOff[day] ?? '')}</p>
            )}
            {visits
              .filter(({ date }) => date === day)
              .map((visit) => (
                <OneVisit
                  key={visit.visitId}
                  visit={visit}
                  {...props}
                  errands={errandsOf(visit.visitId)}
                  onErrands={asks ? () => setOpenId(visit.visitId) : undefined}
                />
              ))}
            {missed
              .filter(({ date }) => date === day)
              .map((each) => (
                <OneMissed key={each.visitId} one={each} {...props} />
              ))}
          </li>
        ))}
      </ol>
    </>
  );
}

interface OneVisitProps extends WeekViewProps {
  readonly visit: Visit;
  readonly errands: VisitErrandCounts | undefined;
  readonly onErrands: (() => void) | undefined;
}

function OneVisit({ visit, page, errands, onErrands, onRule, onDay, onDrop }: OneVisitProps) {
  const names = Object.fromEntries(page.procedures.map(({ code, shortName }) => [code, shortName]));
  const rule = page.schedule.rules.find(({ ruleId }) => ruleId === visit.rule?.ruleId);
  const { exceptionId, movedFrom } = visit;
  return (
    <article className={css['visit']} aria-label={`${hamletName(visit.hamlet)} ${visit.from}`}>
      <p>
        <b>
          {visit.from}–{visit.to}
        </b>{' '}
        <b>{hamletName(visit.hamlet)}</b>
      </p>
      <p>{visit.place}</p>
      <p className={css['muted']}>
        {texts.who}: {peopleWords(visit) || texts.nobody}
        <br />
        {texts.receives}: {procedureWords(visit, names)}
        <br />
        {rule ? visitDays.repeat(rule) : texts.extra}
      </p>
      {movedFrom && <p className={css['off']}>{texts.movedFrom(dayWords(movedFrom.date), movedFrom.reason)}</p>}
      {errands && visitErrands.counts(errands) !== '' && <p>{visitErrands.counts(errands)}</p>}
      <p className={css['acts']}>
        {onErrands && (
          <Button kind="quiet" onClick={onErrands}>
            {visitErrands.open}
          </Button>
        )}
        {visit.rule && !movedFrom && (
          <>
            <Button kind="quiet" onClick={() => onDay('cancelled', visit)}>
              {texts.cancelDay}
            </Button>
            <Button kind="quiet" onClick={() => onDay('moved', visit)}>
              {texts.moveDay}
            </Button>
          </>
        )}
        {rule && (
          <Button kind="quiet" onClick={() => onRule(rule.ruleId)}>
            {texts.change}
          </Button>
        )}
        {exceptionId !== undefined && (
          <Button kind="quiet" onClick={() => onDrop(exceptionId, visit.rule === undefined)}>
            {visit.rule ? texts.removeException : texts.removeExtra}
          </Button>
        )}
      </p>
    </article>
  );
}

function OneMissed({ one, onHold, onDrop }: WeekViewProps & { readonly one: MissedVisit }) {
  const { exceptionId, why, reason, movedTo } = one;
  return (
    <article className={css['visit']} data-missed aria-label={`${hamletName(one.hamlet)} ${one.from}`}>
      <p>
        <s>
          {one.from} {hamletName(one.hamlet)}
        </s>
      </p>
      <p className={css['off']}>
        {why === 'moved' ? texts.movedTo(dayWords(movedTo ?? ''), reason) : texts.off(reason)}
      </p>
      <p className={css['acts']}>
        {why === 'holiday' && (
          <Button kind="quiet" onClick={() => onHold(one.rule)}>
            {texts.holdDay}
          </Button>
        )}
        {exceptionId !== undefined && (
          <Button kind="quiet" onClick={() => onDrop(exceptionId, false)}>
            {texts.removeException}
          </Button>
        )}
      </p>
    </article>
  );
}
