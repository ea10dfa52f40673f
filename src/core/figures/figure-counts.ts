/** From what was counted to the figures that are shown. Pure; the same for a screen, a sheet and the open figures. */

import type { FigureId } from './figure.ts';
import type { FigureValue, FigureValues } from './figures-answer.ts';

/** What is counted, for one row or the total; sums of rows are the total's, but for the lengths of time. */
export interface FigureCounts {
  readonly dossiers: number;
  readonly visits: number;
  readonly shownOnline: number;
  readonly online: number;
  readonly digitised: number;
  /** Accepted with an appointment, and of these in time. */
  readonly due: number;
  readonly onTime: number;
  /** With a result, of these on the day of acceptance; minutes of all together. */
  readonly done: number;
  readonly sameDay: number;
  readonly processingMinutes: number;
  readonly supplemented: number;
  /** With a time at the door and a number; median and ninth decile in minutes. */
  readonly numbered: number;
  readonly doorMedian?: number;
  readonly doorNinth?: number;
  readonly supplements: number;
  /** Of how many dossiers the resident said what he thought, and of how many content. */
  readonly answered: number;
  readonly content: number;
  /** Field reports; of these answered, with the median of minutes until then, and on the public page. */
  readonly reports: number;
  readonly reportsAnswered: number;
  readonly reportsPublished: number;
  readonly reportMedian?: number;
  readonly unsent: number;
  /** Absent: nothing is unsent. */
  readonly oldestUnsentMinutes?: number;
}

export const noCounts: FigureCounts = {
  dossiers: 0,
  visits: 0,
  shownOnline: 0,
  online: 0,
  digitised: 0,
  due: 0,
  onTime: 0,
  done: 0,
  sameDay: 0,
  processingMinutes: 0,
  supplemented: 0,
  numbered: 0,
  supplements: 0,
  answered: 0,
  content: 0,
  reports: 0,
  reportsAnswered: 0,
  reportsPublished: 0,
  unsent: 0,
};

/** Two rows put together: all but the lengths of time that are read off all of their dossiers at once. */
export function addCounts(one: FigureCounts, other: FigureCounts): FigureCounts {
  return {
    dossiers: one.dossiers + other.dossiers,
    visits: one.visits + other.visits,
    shownOnline: one.shownOnline + other.shownOnline,
    online: one.online + other.online,
    digitised: one.digitised + other.digitised,
    due: one.due + other.due,
    onTime: one.onTime + other.onTime,
    done: one.done + other.done,
    sameDay: one.sameDay + other.sameDay,
    processingMinutes: one.processingMinutes + other.processingMinutes,
    supplemented: one.supplemented + other.supplemented,
    numbered: one.numbered + other.numbered,
    supplements: one.supplements + other.supplements,
    answered: one.answered + other.answered,
    content: one.content + other.content,
    reports: one.reports + other.reports,
    reportsAnswered: one.reportsAnswered + other.reportsAnswered,
    reportsPublished: one.reportsPublished + other.reportsPublished,
    unsent: one.unsent + other.unsent,
  };
}

/** Every figure that has data, besides those that `ids` leaves out; what residents thought is never told one by one (`publishOpinions`). */
export function valuesOf(counts: FigureCounts, ids: ReadonlySet<FigureId>): FigureValues {
  const all: { readonly [id in FigureId]?: FigureValue } = {
    visits: { value: counts.visits },
    dossiers: { value: counts.dossiers },
    'shown-online': { value: counts.shownOnline },
    'share-online': share(counts.online, counts.dossiers),
    'share-digitised': share(counts.digitised, counts.dossiers),
    'on-time': share(counts.onTime, counts.due),
    'same-day': share(counts.sameDay, counts.done),
    'door-to-number': length(counts.doorMedian),
    'door-to-number-p90': length(counts.doorNinth),
    processing: length(counts.done === 0 ? undefined : counts.processingMinutes / counts.done),
    supplements: { value: counts.supplements },
    'share-supplemented': share(counts.supplemented, counts.dossiers),
    reports: { value: counts.reports },
    'reports-answered': { value: counts.reportsAnswered },
    'reports-published': { value: counts.reportsPublished },
    'report-answer-time': length(counts.reportMedian),
    unsent: { value: counts.unsent },
    'oldest-unsent': length(counts.oldestUnsentMinutes),
  };
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id as FigureId)));
}

/** In percent, to one place. Of nothing there is no share. */
function share(numerator: number, denominator: number): FigureValue {
  if (denominator === 0) return { numerator, denominator };
  return { value: Math.round((numerator / denominator) * 1000) / 10, numerator, denominator };
}

function length(minutes: number | undefined): FigureValue {
  return minutes === undefined ? {} : { value: Math.round(minutes) };
}
