/** What each visit is for, as the desk sees it before somebody leaves (`core/visit/hamlet-errands.ts`). */

import { findDayNumber } from '../../core/calendar/calendar-date.ts';
import { settleNotes } from '../../core/notes/note.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { DeskErrands, VisitErrandCounts } from '../../core/visit/desk-errands.ts';
import { countHamletErrands, findHamletErrands } from '../../core/visit/hamlet-errands.ts';
import { listVisits } from '../../core/visit/list-visits.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { readCommuneHamlets } from '../hamlets/commune-hamlets.ts';
import { readErrandSections } from '../hamlets/read-errand-sections.ts';
import { readNotes } from '../hamlets/read-notes.ts';
import { householdOf, readRoster } from '../hamlets/read-roster.ts';
import { readDaysOff, readSchedule } from './read-schedule.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

/** A week and its margins; more is no plan for a day's bag. */
const mostDays = 62;

/** Of one visit, person by person. Problem: bad-request (no day, no hamlet). */
export async function readErrands(
  context: Context,
  { communeCode }: DeskCaller,
  { hamlet, date }: { readonly hamlet: string; readonly date: string },
): Promise<Result<DeskErrands>> {
  if (!isDay(date) || hamlet.trim() === '' || hamlet.length > 200) return fail('bad-request');
  const [errands] = await readAll(context, communeCode, [{ hamlet, date }]);
  return errands ? succeed({ hamlet, date, ...errands }) : fail('bad-request');
}

/** How much there is to do at each visit of these days. Problem: bad-request. */
export async function countErrandsOfVisits(
  context: Context,
  { communeCode }: DeskCaller,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Result<readonly VisitErrandCounts[]>> {
  const [first, last] = [findDayNumber(from), findDayNumber(to)];
  if (!isDay(from) || !isDay(to) || first === undefined || last === undefined) return fail('bad-request');
  if (last < first || last - first >= mostDays) return fail('bad-request');
  const { db } = context;
  const { schedule } = await readSchedule(db, communeCode);
  const visits = listVisits(schedule, await readDaysOff(db), from, to);
  // What waits in a hamlet is done at the first visit to it.
  const firsts = visits.filter(
    ({ hamlet }, index) => visits.findIndex((other) => isSameHamlet(other.hamlet, hamlet)) === index,
  );
  const all = await readAll(context, communeCode, firsts);
  return succeed(
    firsts.flatMap(({ visitId }, index) => {
      const errands = all[index];
      return errands ? [{ visitId, ...countHamletErrands(errands) }] : [];
    }),
  );
}

async function readAll(
  context: Context,
  communeCode: string,
  wanted: readonly { readonly hamlet: string; readonly date: string }[],
) {
  const known = await readCommuneHamlets(context, communeCode);
  const sectionsOf = await readErrandSections(context, communeCode);
  return await Promise.all(
    wanted.map(async ({ hamlet, date }) => {
      const spellings = known.find(({ name }) => isSameHamlet(name, hamlet))?.spellings ?? [];
      const roster = await readRoster(context, communeCode, spellings);
      const kept = await readNotes(context, communeCode, spellings, ['door', 'household']);
      const households = roster.filter(({ isGone }) => !isGone).map(householdOf);
      return findHamletErrands({ households, ...sectionsOf(hamlet) }, settleNotes(kept.map(({ note }) => note)), date);
    }),
  );
}

function isDay(value: string): boolean {
  return value.length === 10 && findDayNumber(value) !== undefined;
}
