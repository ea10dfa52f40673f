/**
 * Which visits take place between two days, and which of the fixed ones do not and why. Pure: the same schedule and the same
 * holidays give the same list in the same order, on the phone, at the desk and on the public page.
 */

import { findDayNumber, isoOfDayNumber } from '../calendar/calendar-date.ts';
import { isDayOfRule } from './schedule.ts';
import type { DaysOff, VisitContent, VisitException, VisitRule, VisitSchedule } from './schedule.ts';

export interface Visit extends VisitContent {
  /** Stays the same however the visit is moved: the rule and the day on which it would have been, or the extra one's id. */
  readonly visitId: string;
  readonly date: string;
  /** Absent: an extra visit. */
  readonly rule?: { readonly ruleId: string; readonly on: string };
  readonly exceptionId?: string;
  /** Another day, time or place than the rule says. */
  readonly movedFrom?: {
    readonly date: string;
    readonly from: string;
    readonly place: string;
    readonly reason: string;
  };
  /** It takes place although the day is off. */
  readonly holiday?: string;
}

export interface MissedVisit {
  readonly visitId: string;
  readonly date: string;
  readonly hamlet: string;
  readonly from: string;
  readonly rule: { readonly ruleId: string; readonly on: string };
  readonly exceptionId?: string;
  readonly why: 'holiday' | 'cancelled' | 'moved';
  /** The holiday's name, or what the commune wrote. */
  readonly reason: string;
  /** Where it went. */
  readonly movedTo?: string;
}

/** Longest stretch that is listed: a year and its margins. */
export const mostListedDays = 400;

/**
 * The visits of the days `from` … `to` (both included), by day, hour, hamlet and id. Empty where the days are none or the wrong
 * way round; throws RangeError for more than `mostListedDays`.
 */
export function listVisits(schedule: VisitSchedule, daysOff: DaysOff, from: string, to: string): readonly Visit[] {
  const days = daysBetween(from, to);
  const exceptions = byOccurrence(schedule.exceptions);
  const fixed = schedule.rules.flatMap((rule) =>
    days.flatMap((day) => {
      if (!isDayOfRule(rule, day)) return [];
      const exception = exceptions.get(keyOf(rule.ruleId, day));
      const holiday = daysOff[day];
      if (exception && exception.kind !== 'held') return [];
      if (holiday !== undefined && exception === undefined) return [];
      const visit = toVisit(rule, day, day);
      return [
        {
          ...visit,
          ...(exception && { exceptionId: exception.exceptionId }),
          ...(holiday !== undefined && { holiday }),
        },
      ];
    }),
  );
  const moved = schedule.rules.flatMap((rule) =>
    [...exceptions.values()].flatMap((exception): Visit[] => {
      if (exception.kind !== 'moved' || exception.ruleId !== rule.ruleId || !isDayOfRule(rule, exception.on)) return [];
      if (exception.day < from || exception.day > to) return [];
      const { exceptionId, on, day, place, reason } = exception;
      const { receptionPointId, ...visit } = toVisit(rule, on, day);
      const holiday = daysOff[day];
      return [
        {
          ...visit,
          ...(receptionPointId !== undefined && place === rule.place && { receptionPointId }),
          exceptionId,
          from: exception.from,
          to: exception.to,
          place,
          movedFrom: { date: on, from: rule.from, place: rule.place, reason },
          ...(holiday !== undefined && { holiday }),
        },
      ];
    }),
  );
  const extra = schedule.exceptions.flatMap((exception): Visit[] => {
    if (exception.kind !== 'extra' || exception.on < from || exception.on > to) return [];
    const { exceptionId, kind: _, on, ...content } = exception;
    const holiday = daysOff[on];
    return [{ visitId: exceptionId, exceptionId, date: on, ...content, ...(holiday !== undefined && { holiday }) }];
  });
  return days.length === 0 ? [] : [...fixed, ...moved, ...extra].sort(inOrder);
}

/** The fixed visits of those days that do not take place then, in the same order. */
export function listMissedVisits(
  schedule: VisitSchedule,
  daysOff: DaysOff,
  from: string,
  to: string,
): readonly MissedVisit[] {
  const exceptions = byOccurrence(schedule.exceptions);
  return schedule.rules
    .flatMap((rule) =>
      daysBetween(from, to).flatMap((day): MissedVisit[] => {
        if (!isDayOfRule(rule, day)) return [];
        const exception = exceptions.get(keyOf(rule.ruleId, day));
        const { visitId, date, hamlet, from: hour, rule: origin } = toVisit(rule, day, day);
        const missed = { visitId, date, hamlet, from: hour, rule: origin };
        if (exception?.kind === 'cancelled' || exception?.kind === 'moved') {
          const { kind: why, reason, exceptionId } = exception;
          const movedTo = exception.kind === 'moved' ? { movedTo: exception.day } : {};
          // On the same day it is only the hour or the place that changed.
          if (exception.kind === 'moved' && exception.day === day) return [];
          return [{ ...missed, exceptionId, why, reason, ...movedTo }];
        }
        const holiday = daysOff[day];
        return holiday !== undefined && exception === undefined ? [{ ...missed, why: 'holiday', reason: holiday }] : [];
      }),
    )
    .sort(inOrder);
}

function toVisit(rule: VisitRule, on: string, date: string): Visit & { readonly rule: { ruleId: string; on: string } } {
  const { ruleId, weekday: _weekday, repeat: _repeat, validFrom: _from, validTo: _to, ...content } = rule;
  return { visitId: keyOf(ruleId, on), date, rule: { ruleId, on }, ...content };
}

function keyOf(ruleId: string, on: string): string {
  return `${ruleId}.${on}`;
}

type OfRule = Exclude<VisitException, { kind: 'extra' }>;

/** One an occurrence: of two the later one counts. */
function byOccurrence(exceptions: readonly VisitException[]): ReadonlyMap<string, OfRule> {
  const ofRules = exceptions.filter((exception) => exception.kind !== 'extra');
  return new Map(ofRules.map((exception) => [keyOf(exception.ruleId, exception.on), exception]));
}

function daysBetween(from: string, to: string): readonly string[] {
  const [first, last] = [findDayNumber(from), findDayNumber(to)];
  if (first === undefined || last === undefined || last < first) return [];
  const count = last - first + 1;
  if (count > mostListedDays) throw new RangeError(`more than ${mostListedDays} days`);
  return Array.from({ length: count }, (_, index) => isoOfDayNumber(first + index));
}

type Placed = Pick<Visit, 'date' | 'from' | 'hamlet' | 'visitId'>;

function inOrder(a: Placed, b: Placed): number {
  const [left, right] = [a, b].map(({ date, from, hamlet, visitId }) => [date, from, hamlet, visitId]);
  for (const [index, word] of (left ?? []).entries()) {
    const other = right?.[index] ?? '';
    if (word !== other) return word < other ? -1 : 1;
  }
  return 0;
}
