import { findDayNumber, isoOfDayNumber } from '../calendar/calendar-date.ts';
import type { AccountRole } from '../reception/administration.ts';
import { listTeamHamlets } from './list-team-hamlets.ts';
import { listVisits } from './list-visits.ts';
import type { PackFact, ReadyWish } from './ready-to-go.ts';
import type { KnownSchedule } from './schedule.ts';
import { isSameHamlet } from './visit-errands.ts';

const daysAhead = 28;

/**
 * Where the phone goes next: to the first visit of its team's hamlets, or, where none is planned, to the first of them whose
 * pack is not here. An official without a team goes to the visits that name him, and a desk's computer nowhere.
 */
export function findReadyWish(
  known: KnownSchedule | undefined,
  who: { readonly role: AccountRole; readonly personName: string },
  today: string,
  packs: readonly PackFact[],
): ReadyWish {
  if (!known) return {};
  const { schedule, daysOff } = known;
  const hasTeam = schedule.hamlets.length > 0;
  const hamlets = listTeamHamlets(schedule, who.role);
  const until = isoOfDayNumber((findDayNumber(today) ?? 0) + daysAhead);
  for (const { hamlet, date, people } of listVisits(schedule, daysOff, today, until)) {
    const own = hamlets.find((each) => isSameHamlet(each, hamlet));
    const isMine = hasTeam || people.some(({ name }) => name === who.personName);
    if (own !== undefined && isMine) return { hamlet: own, on: date };
  }
  if (!hasTeam) return {};
  const lacking = hamlets.find((hamlet) => !packs.some((pack) => isSameHamlet(pack.hamlet, hamlet)));
  const [first] = hamlets;
  const hamlet = lacking ?? first;
  return hamlet === undefined ? {} : { hamlet };
}
