/** Rules and exceptions as somebody typed them: whole and within their limits, or refused with what is wrong. */

import { findDayNumber } from '../calendar/calendar-date.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { isDayOfRule, monthTurns } from './schedule.ts';
import type { VisitContent, VisitException, VisitPerson, VisitRepeat, VisitRule } from './schedule.ts';

export const mostVisitPeople = 20;
export const mostVisitProcedures = 60;

type Body = { readonly [name: string]: unknown };
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
export type RuleWishes = Omit<VisitRule, 'ruleId'>;
export type ExceptionWishes = Without<VisitException, 'exceptionId'>;

/** Problem: bad-request, `field` in `message` the first that does not hold. */
export function parseVisitRule(body: Body): Result<RuleWishes> {
  const content = parseContent(body);
  if (!content.ok) return content;
  const repeat = findRepeat(body['repeat']);
  const { weekday, validFrom, validTo } = body;
  if (!Number.isInteger(weekday) || Number(weekday) < 0 || Number(weekday) > 6) return wrong('weekday');
  if (repeat === undefined) return wrong('repeat');
  if (!isDay(validFrom)) return wrong('validFrom');
  if (validTo !== undefined && (!isDay(validTo) || validTo < validFrom)) return wrong('validTo');
  const ends = validTo === undefined ? {} : { validTo };
  return succeed({ ...content.value, weekday: weekday as number, repeat, validFrom, ...ends });
}

/** `rule`: the one that it names, where it names one. Problems: as above; not-found (a rule, or a day on which it has no visit). */
export function parseVisitException(
  body: Body,
  findRule: (ruleId: string) => VisitRule | undefined,
): Result<ExceptionWishes> {
  const { kind, ruleId, on, day } = body;
  if (!isDay(on)) return wrong('on');
  if (kind === 'extra') {
    const content = parseContent(body);
    return content.ok ? succeed({ kind, on, ...content.value }) : content;
  }
  const rule = typeof ruleId === 'string' ? findRule(ruleId) : undefined;
  if (rule === undefined || !isDayOfRule(rule, on)) return fail('not-found');
  if (kind === 'held') return succeed({ kind, ruleId: rule.ruleId, on });
  const reason = findText(body['reason'], 200);
  if (reason === undefined) return fail('reason-missing');
  if (kind === 'cancelled') return succeed({ kind, ruleId: rule.ruleId, on, reason });
  if (kind !== 'moved') return wrong('kind');
  const { from, to } = body;
  const place = findText(body['place'], 160);
  if (!isDay(day)) return wrong('day');
  if (place === undefined) return wrong('place');
  if (!isTime(from) || !isTime(to) || from >= to) return wrong('time');
  return succeed({ kind, ruleId: rule.ruleId, on, reason, day, from, to, place });
}

function parseContent(body: Body): Result<VisitContent> {
  const { from, to, people, procedures, receptionPointId } = body;
  const [hamlet, place] = [findText(body['hamlet'], 120), findText(body['place'], 160)];
  if (hamlet === undefined) return wrong('hamlet');
  if (place === undefined) return wrong('place');
  if (!isTime(from) || !isTime(to) || from >= to) return wrong('time');
  const who = findPeople(people);
  if (who === undefined) return wrong('people');
  const codes = procedures === undefined ? undefined : findCodes(procedures);
  if (procedures !== undefined && codes === undefined) return wrong('procedures');
  const point = typeof receptionPointId === 'string' && receptionPointId !== '' ? { receptionPointId } : {};
  return succeed({ hamlet, place, ...point, from, to, people: who, ...(codes && { procedures: codes }) });
}

function wrong(field: string) {
  return fail('bad-request', { questionId: field });
}

function findPeople(value: unknown): readonly VisitPerson[] | undefined {
  if (!Array.isArray(value) || value.length > mostVisitPeople) return undefined;
  const people = value.map((each: unknown): VisitPerson | undefined => {
    const { personId, name } = (each ?? {}) as Body;
    const shown = findText(name, 120);
    if (shown === undefined || (personId !== undefined && typeof personId !== 'string')) return undefined;
    return { ...(personId !== undefined && { personId }), name: shown };
  });
  return people.every((person) => person !== undefined) ? people : undefined;
}

function findCodes(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostVisitProcedures) return undefined;
  const isCode = (each: unknown) => typeof each === 'string' && /^[\w.-]{1,64}$/.test(each);
  return value.every(isCode) ? [...new Set(value as string[])] : undefined;
}

function findRepeat(value: unknown): VisitRepeat | undefined {
  const { kind, turn } = (value ?? {}) as Body;
  if (kind === 'weekly' || kind === 'second-week') return { kind };
  const known = monthTurns.find((each) => each === turn);
  return kind === 'month' && known !== undefined ? { kind, turn: known } : undefined;
}

function findText(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  return text.length > 0 && text.length <= most ? text : undefined;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && value.length === 10 && findDayNumber(value) !== undefined;
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}
