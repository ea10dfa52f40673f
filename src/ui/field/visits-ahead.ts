/** The visits of the next weeks as this phone knows them, those of its team's hamlets apart. */

import { useCallback } from 'react';
import { findDayNumber, isoOfDayNumber } from '../../core/calendar/calendar-date.ts';
import type { Visit } from '../../core/visit/list-visits.ts';
import { listMissedVisits, listVisits } from '../../core/visit/list-visits.ts';
import type { MissedVisit } from '../../core/visit/list-visits.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import { dayWords } from '../../core/visit/visit-text.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from '../state/use-watched.ts';
import { lich as texts } from '../texts/vi/visits.ts';
import { fullDayWords } from '../parts/visit-words.ts';

const daysAhead = 28;

export interface VisitsAhead {
  readonly today: string;
  /** Of the team's hamlets; of all where the phone belongs to no team. */
  readonly mine: readonly Visit[];
  readonly others: readonly Visit[];
  /** Of the team's hamlets, what does not take place. */
  readonly missed: readonly MissedVisit[];
}

/** Undefined while it is read; null: no schedule has come yet. */
export function useVisitsAhead(): VisitsAhead | null | undefined {
  const device = useDevice();
  const load = useCallback(async (): Promise<VisitsAhead | null> => {
    const known = await device.catalogue.schedule();
    if (!known) return null;
    const { schedule, daysOff } = known;
    const today = device.clock.nowIso().slice(0, 10);
    const until = isoOfDayNumber((findDayNumber(today) ?? 0) + daysAhead);
    const isMine = ({ hamlet }: { readonly hamlet: string }) =>
      schedule.hamlets.length === 0 || schedule.hamlets.some((own) => isSameHamlet(own, hamlet));
    const visits = listVisits(schedule, daysOff, today, until);
    return {
      today,
      mine: visits.filter(isMine),
      others: visits.filter((visit) => !isMine(visit)),
      missed: listMissedVisits(schedule, daysOff, today, until).filter(isMine),
    };
  }, [device]);
  return useWatched(load, ['catalogue']);
}

/** `hôm nay`, `ngày mai`, or `Thứ Năm, 26/11/2026`. */
export function nearDayWords(day: string, today: string): string {
  const ahead = (findDayNumber(day) ?? 0) - (findDayNumber(today) ?? 0);
  if (ahead === 0) return `${texts.today} ${dayWords(day)}`;
  return ahead === 1 ? `${texts.tomorrow} ${dayWords(day)}` : fullDayWords(day);
}
