/** A commune's schedule as it stands, and the digest that names this state of it. */

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { toDaysOff } from '../../core/visit/schedule.ts';
import type { DaysOff, VisitException, VisitRule, VisitSchedule } from '../../core/visit/schedule.ts';
import { findDayNumber, isoOfDayNumber } from '../../core/calendar/calendar-date.ts';
import { readHolidayList } from '../../core/reception/holidays.ts';
import type { Database } from '../store/schema.ts';

type Db = Pick<Kysely<Database>, 'selectFrom'>;

export interface ReadSchedule {
  readonly schedule: VisitSchedule;
  readonly digest: string;
}

/** `since`: exceptions of days before it are left out (for phones, which look ahead). */
export async function readSchedule(db: Db, communeCode: string, since?: string): Promise<ReadSchedule> {
  const rules = await db
    .selectFrom('visit_rules')
    .select(['visit_rule_id', 'content'])
    .where('commune_code', '=', communeCode)
    .where('removed_at', 'is', null)
    .orderBy('visit_rule_id')
    .execute();
  let exceptions = db
    .selectFrom('visit_exceptions')
    .select(['visit_exception_id', 'content'])
    .where('commune_code', '=', communeCode)
    .where('removed_at', 'is', null)
    .orderBy('on_day')
    .orderBy('visit_exception_id');
  if (since !== undefined) exceptions = exceptions.where('on_day', '>=', since);
  const schedule: VisitSchedule = {
    rules: rules.map((row): VisitRule => ({ ...row.content, ruleId: row.visit_rule_id })),
    exceptions: (await exceptions.execute()).map((row): VisitException => ({
      ...row.content,
      exceptionId: row.visit_exception_id,
    })),
  };
  return { schedule, digest: digestOf(schedule) };
}

/** Short: it names a state, it proves nothing. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

export async function readDaysOff(db: Db): Promise<DaysOff> {
  const row = await db.selectFrom('lists').select('content').where('name', '=', 'holidays').executeTakeFirst();
  return toDaysOff(readHolidayList(row?.content));
}

/** A visit that was moved may come weeks after the day it stands for. */
export function daysBefore(day: string, count: number): string {
  return isoOfDayNumber((findDayNumber(day) ?? 0) - count);
}
