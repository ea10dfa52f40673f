/** The week for the notice board: who comes to which hamlet, where and when, and whom to ring when in doubt. */

import { findDayNumber } from '../../core/calendar/calendar-date.ts';
import { listMissedVisits, listVisits } from '../../core/visit/list-visits.ts';
import type { Visit } from '../../core/visit/list-visits.ts';
import { weekOf } from '../../core/visit/week-of.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import type { GatewayContext } from '../context.ts';
import type { NoticePerson } from '../printing/print-visit-notice.ts';
import { readVisits } from './read-visits.ts';

/** The week around `day`. Problems: not-found (out of reach), bad-request (no day). */
export async function makeVisitNotice(
  context: Pick<GatewayContext, 'db' | 'now' | 'config'>,
  caller: AdminCaller,
  { communeCode, day }: { readonly communeCode: string; readonly day: string },
): Promise<Result<Uint8Array>> {
  if (day.length !== 10 || findDayNumber(day) === undefined) return fail('bad-request');
  const read = await readVisits(context, caller, communeCode);
  if (!read.ok) return read;
  const { visits: page } = read.value;
  const { from, to } = weekOf(day);
  const visits = listVisits(page.schedule, page.daysOff, from, to);
  const commune = await context.db
    .selectFrom('communes')
    .select('sample')
    .where('code', '=', communeCode)
    .executeTakeFirst();
  const roles = await readRoles(context.db, visits);
  const { printVisitNotice } = await import('../printing/print-visit-notice.ts');
  const pdf = await printVisitNotice({
    communeName: page.communeName,
    ...(page.telephone !== undefined && { telephone: page.telephone }),
    from,
    to,
    visits,
    missed: listMissedVisits(page.schedule, page.daysOff, from, to),
    procedureNames: Object.fromEntries(page.procedures.map(({ code, shortName }) => [code, shortName])),
    people: listNoticePeople(visits, roles),
    publicAddress: `${context.config.publicUrl}${page.publicPage.path}`,
    sample: commune?.sample === true,
  });
  return succeed(pdf);
}

type Roles = ReadonlyMap<string, string>;

async function readRoles(db: GatewayContext['db'], visits: readonly Visit[]): Promise<Roles> {
  const ids = [...new Set(visits.flatMap(({ people }) => people.flatMap(({ personId }) => personId ?? [])))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('people').select(['person_id', 'role']).where('person_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.person_id, row.role]));
}

/** Each once, in the order in which they come first. */
function listNoticePeople(visits: readonly Visit[], roles: Roles): readonly NoticePerson[] {
  const people = new Map<string, NoticePerson>();
  for (const { people: who, hamlet } of visits) {
    for (const { personId, name } of who) {
      const key = personId ?? name;
      const role = roles.get(personId ?? '');
      const hamlets = [...new Set([...(people.get(key)?.hamlets ?? []), hamlet])];
      people.set(key, {
        name,
        work: role === 'volunteer' ? 'team' : role === undefined ? 'guest' : 'official',
        hamlets,
      });
    }
  }
  return [...people.values()];
}
