/**
 * Whose work is whose to do today. A dossier stays assigned to the one it was given to; while that person is away and
 * somebody stands in, the work is the substitute's, and from the day after the last it is back, without anybody doing
 * anything. Only who works at this desk on the day stands in: somebody lent elsewhere meanwhile, or whose own time is over,
 * does not take work along.
 */

import type { Kysely, RawBuilder } from 'kysely';
import type { StandIn } from '../../core/reception/desk-life.ts';
import { isOver } from '../enrolment/is-over.ts';
import { loanOn, workplaceOf } from '../enrolment/workplace.ts';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';
import { vietnamDay } from './vietnam-time.ts';

/** By the id of the person who is away. */
export async function findStandIns(
  db: Kysely<Database>,
  communeCode: string,
  now: Date,
): Promise<ReadonlyMap<string, StandIn>> {
  const today = vietnamDay(now);
  const rows = await db
    .selectFrom('substitutions')
    .innerJoin('people', 'people.person_id', 'substitutions.substitute_id')
    .select(['substitutions.person_id as absentId', 'substitutions.to_on as until'])
    .select(['people.person_id as personId', 'people.name', 'people.role', 'people.commune_code'])
    .select(['people.expires_on', 'people.left_on', loanOn(today).as('loan')])
    .where('substitutions.commune_code', '=', communeCode)
    .where('substitutions.ended_at', 'is', null)
    .where('substitutions.from_on', '<=', today)
    .where('substitutions.to_on', '>=', today)
    .execute();
  const here = rows.filter((row) => {
    const works = workplaceOf({ role: row.role, communeCode: row.commune_code }, row.loan);
    return works.communeCode === communeCode && !isOver(row.expires_on, now);
  });
  return new Map(here.map(({ absentId, personId, name, until }) => [absentId, { personId, name, until }]));
}

/** Whether `assigned_to` is the caller, or somebody for whom the caller stands in on that day. */
export function isForCaller(deviceId: string, today: string): RawBuilder<boolean> {
  return sql<boolean>`assigned_to in (
    select person_id from devices where device_id = ${deviceId}
    union all
    select substitutions.person_id from substitutions
    join devices on devices.person_id = substitutions.substitute_id
    where devices.device_id = ${deviceId} and substitutions.ended_at is null
      and substitutions.from_on <= ${today}::text and ${today}::text <= substitutions.to_on
  )`;
}
