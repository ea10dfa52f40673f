/**
 * A commune's fixed schedule as it is kept: rules that repeat, and what is different on one day. What takes place on which
 * day is never kept but computed from both (`list-visits.ts`), so that a rule that changes leaves nothing stale behind. The
 * names of staff as the notice board shows them are the only words about persons in it.
 */

import { findDayNumber, isoOfDayNumber, weekdayOf } from '../calendar/calendar-date.ts';

/** Who comes, with the name as it is shown; somebody who works elsewhere (commune police) has no id here. */
export interface VisitPerson {
  readonly personId?: string;
  readonly name: string;
}

/** What a visit is, whenever it is. */
export interface VisitContent {
  /** Without its kind where the team's list has it so: as the commune writes it. */
  readonly hamlet: string;
  readonly place: string;
  /** Set where the place is one of the commune's reception points. */
  readonly receptionPointId?: string;
  /** `HH:MM`, earlier than `to`. */
  readonly from: string;
  readonly to: string;
  readonly people: readonly VisitPerson[];
  /** Codes; absent: whatever the commune receives. */
  readonly procedures?: readonly string[];
}

/** 5: only in months that have five of that weekday; -1: the last of the month. */
export const monthTurns = [1, 2, 3, 4, 5, -1] as const;
export type MonthTurn = (typeof monthTurns)[number];

/** `second-week` counts from the first such weekday of the rule's validity. */
export type VisitRepeat =
  | { readonly kind: 'weekly' }
  | { readonly kind: 'second-week' }
  | { readonly kind: 'month'; readonly turn: MonthTurn };

export interface VisitRule extends VisitContent {
  readonly ruleId: string;
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number;
  readonly repeat: VisitRepeat;
  /** `YYYY-MM-DD`, both days included; without `validTo` it goes on. */
  readonly validFrom: string;
  readonly validTo?: string;
}

/** What is different on one day of a rule (`on`: the day on which it would have been), or one visit more. */
export type VisitException =
  | {
      readonly exceptionId: string;
      readonly kind: 'cancelled';
      readonly ruleId: string;
      readonly on: string;
      readonly reason: string;
    }
  /** Takes place although it is a public holiday. */
  | { readonly exceptionId: string; readonly kind: 'held'; readonly ruleId: string; readonly on: string }
  | {
      readonly exceptionId: string;
      readonly kind: 'moved';
      readonly ruleId: string;
      readonly on: string;
      readonly reason: string;
      readonly day: string;
      readonly from: string;
      readonly to: string;
      readonly place: string;
    }
  | ({ readonly exceptionId: string; readonly kind: 'extra'; readonly on: string } & VisitContent);

export interface VisitSchedule {
  readonly rules: readonly VisitRule[];
  readonly exceptions: readonly VisitException[];
}

/** Public holidays and days exchanged for others: `YYYY-MM-DD` → name. */
export type DaysOff = { readonly [day: string]: string };

/** What a phone keeps of it: that of its commune, with what is needed to know which visits are its own. */
export interface PhoneSchedule extends VisitSchedule {
  readonly digest: string;
  /** Of the team of whoever holds the phone; empty: of no team, so every hamlet counts. */
  readonly hamlets: readonly string[];
}

/** As it lies on a phone, with the holidays of the catalogue. */
export interface KnownSchedule {
  readonly schedule: PhoneSchedule;
  readonly daysOff: DaysOff;
}

/** Whether the rule gives that day a visit, holidays and exceptions aside. */
export function isDayOfRule(
  rule: Pick<VisitRule, 'weekday' | 'repeat' | 'validFrom' | 'validTo'>,
  day: string,
): boolean {
  const number = findDayNumber(day);
  const first = findDayNumber(rule.validFrom);
  if (number === undefined || first === undefined || number < first) return false;
  if (weekdayOf(number) !== rule.weekday || (rule.validTo !== undefined && day > rule.validTo)) return false;
  const { repeat } = rule;
  if (repeat.kind === 'weekly') return true;
  if (repeat.kind === 'second-week') {
    const firstVisit = first + ((rule.weekday - weekdayOf(first) + 7) % 7);
    return (number - firstVisit) % 14 === 0;
  }
  if (repeat.turn === -1) return isoOfDayNumber(number + 7).slice(0, 7) !== day.slice(0, 7);
  return Math.ceil(Number(day.slice(8, 10)) / 7) === repeat.turn;
}

/** The published list of holidays (whatever age) as days off with their names. */
export function toDaysOff(list: {
  readonly holidays?: readonly string[];
  readonly named?: readonly { readonly date: string; readonly name: string }[];
}): DaysOff {
  const names = new Map((list.named ?? []).map(({ date, name }) => [date, name]));
  return Object.fromEntries((list.holidays ?? []).map((day) => [day, names.get(day) ?? 'Ngày nghỉ lễ']));
}
