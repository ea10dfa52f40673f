/** Who works at the desk of a commune today: its officials, and those lent to it. */

import type { Kysely } from 'kysely';
import type { DeskPerson } from '../../core/reception/desk-life.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import { isOver } from '../enrolment/is-over.ts';
import { loanOn, workplaceOf } from '../enrolment/workplace.ts';
import type { Database } from '../store/schema.ts';
import { findStandIns } from './stand-ins.ts';
import { vietnamDay } from './vietnam-time.ts';

/** In the order of their given names; who is away stays one of them, with who does the work meanwhile. */
export async function listDeskPeople(
  db: Kysely<Database>,
  communeCode: string,
  now: Date,
): Promise<readonly DeskPerson[]> {
  const today = vietnamDay(now);
  const people = await db
    .selectFrom('people')
    .select(['person_id', 'name', 'role', 'commune_code', 'expires_on', 'left_on', loanOn(today).as('loan')])
    .execute();
  const standIns = await findStandIns(db, communeCode, now);
  const here = people.filter((person) => {
    const home = { role: person.role, communeCode: person.commune_code };
    const { role, communeCode: worksIn } = workplaceOf(home, person.loan);
    return role === 'official' && worksIn === communeCode && !isOver(person.expires_on, now) && person.left_on === null;
  });
  return sortByGivenName(
    here.map(({ person_id: personId, name }): DeskPerson => {
      const standIn = standIns.get(personId);
      return { personId, name, ...(standIn && { standIn }) };
    }),
    ({ name }) => name,
  );
}
