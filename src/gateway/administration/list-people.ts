/** People of the province or of the own commune, a page at a time: four thousand are never sent at once. */

import { sql } from '../store/kysely.ts';
import type { Expression, SqlBool } from 'kysely';
import { foldedWords } from '../../core/text/fold.ts';
import type { StandIn } from '../../core/reception/desk-life.ts';
import { lessonsOf } from '../../core/practice/lessons.ts';
import type { PeopleAnswer, PeopleStanding, PersonRow } from '../../core/reception/people.ts';
import { endingSoonDays, peoplePageSize, peopleStandings } from '../../core/reception/people.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { loanOn } from '../enrolment/workplace.ts';
import type { AdminCaller } from './admin-caller.ts';
import { findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'db' | 'now'>;
type Body = { readonly [name: string]: unknown };

const dayMs = 86_400_000;
const roles = ['admin', 'official', 'volunteer'] as const;

/** By name, as the folded letters sort. Problem: bad-request (a role or standing that is none, a negative `from`). */
export async function listPeople(context: Context, caller: AdminCaller, body: Body): Promise<Result<PeopleAnswer>> {
  const { role, standing, from = 0 } = body;
  if (role !== undefined && !roles.some((each) => each === role)) return fail('bad-request');
  if (standing !== undefined && !peopleStandings.some((each) => each === standing)) return fail('bad-request');
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 0 || from > 1_000_000) return fail('bad-request');
  const conditions = [withinReach(caller), ...conditionsOf(body, context.now())];
  const where = sql.join(conditions, sql` and `);
  const [rows, counted] = await Promise.all([
    readPeople(context, where, { limit: peoplePageSize, offset: from }),
    sql<{ total: number }>`select count(*)::integer as total from people where ${where}`.execute(context.db),
  ]);
  return succeed({ rows, total: counted.rows[0]?.total ?? 0, counts: await countStandings(context, caller) });
}

/** One person, if within reach. */
export async function findPerson(
  context: Context,
  caller: AdminCaller,
  personId: string,
): Promise<PersonRow | undefined> {
  const where = sql.join([withinReach(caller), sql`people.person_id = ${personId}`], sql` and `);
  return (await readPeople(context, where, { limit: 1, offset: 0 }))[0];
}

async function readPeople(
  { db, now }: Context,
  where: Expression<unknown>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly PersonRow[]> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('communes', 'communes.code', 'people.commune_code')
    .leftJoin('teams', 'teams.team_id', 'people.team_id')
    .select(['people.person_id', 'people.name', 'people.role', 'people.commune_code', 'people.telephone'])
    .select(['people.expires_on', 'people.left_on', 'communes.name as commune_name', 'people.team_id'])
    .select(['teams.name as team_name', 'teams.hamlets', loanOn(vietnamDay(now())).as('loan')])
    .select(standInOn(vietnamDay(now())).as('stand_in'))
    .select(
      sql<number>`(select count(*)::integer from devices
        where devices.person_id = people.person_id and devices.state <> 'revoked')`.as('devices'),
    )
    .select(lessonsDone.as('lessons'))
    .where(where as Expression<SqlBool>)
    .orderBy('people.name_key')
    .orderBy('people.person_id')
    .limit(limit)
    .offset(offset)
    .execute();
  const lent = rows.flatMap(({ loan }) => (loan ? [loan.communeCode] : []));
  const hosts =
    lent.length === 0
      ? []
      : await db.selectFrom('communes').select(['code', 'name']).where('code', 'in', lent).execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    role: row.role,
    ...(row.commune_code !== null && { communeCode: row.commune_code }),
    ...(row.commune_name !== null && { communeName: row.commune_name }),
    ...(row.telephone !== null && { telephone: row.telephone }),
    ...(row.team_id !== null && { teamId: row.team_id }),
    ...(row.team_name !== null && { teamName: row.team_name }),
    hamlets: row.hamlets ?? [],
    ...(row.expires_on !== null && { expiresOn: row.expires_on }),
    ...(row.left_on !== null && { leftOn: row.left_on }),
    devices: row.devices,
    lessons: lessonsOf(row.lessons),
    ...(row.stand_in && { standIn: row.stand_in }),
    ...(row.loan && {
      lentTo: {
        communeCode: row.loan.communeCode,
        // Its name is the host's own to see; the home commune sees which it is.
        communeName: hosts.find(({ code }) => code === row.loan?.communeCode)?.name ?? row.loan.communeCode,
        to: row.loan.until,
      },
    }),
  }));
}

/** A column of `people`: what any of the person's devices reported as done; whatever it says. */
const lessonsDone = sql<readonly unknown[]>`(
  select coalesce(json_agg(distinct told), '[]') from devices
  cross join lateral jsonb_array_elements_text(
    case jsonb_typeof(devices.inventory -> 'lessons') when 'array' then devices.inventory -> 'lessons' else '[]' end
  ) as told
  where devices.person_id = people.person_id
)`;

/** A column of `people`: who stands in on `day`, or null. */
function standInOn(day: string) {
  return sql<StandIn | null>`(
    select json_build_object('personId', other.person_id, 'name', other.name, 'until', substitutions.to_on)
    from substitutions join people as other on other.person_id = substitutions.substitute_id
    where substitutions.person_id = people.person_id and substitutions.ended_at is null
      and substitutions.from_on <= ${day}::text and ${day}::text <= substitutions.to_on
    limit 1
  )`;
}

/** A PC of the hall has a row among people and is none. */
function withinReach(caller: AdminCaller): Expression<unknown> {
  const isPerson = sql`people.role <> 'kiosk'`;
  return caller.role === 'admin' ? isPerson : sql`${isPerson} and people.commune_code = ${caller.communeCode}`;
}

function conditionsOf(body: Body, now: Date): readonly Expression<unknown>[] {
  const conditions: Expression<unknown>[] = [];
  for (const word of foldedWords(findWords(body['text'], 120) ?? '')) {
    const digits = /^\d{3,}$/.test(word);
    conditions.push(
      digits
        ? sql`regexp_replace(coalesce(people.telephone, ''), '\\D', '', 'g') like ${`%${word}%`}`
        : sql`people.name_key like ${`%${word}%`}`,
    );
  }
  const role = roles.find((each) => each === body['role']);
  if (role) conditions.push(sql`people.role = ${role}`);
  const communeCode = findWords(body['communeCode'], 20);
  if (communeCode) conditions.push(sql`people.commune_code = ${communeCode}`);
  const teamId = findWords(body['teamId'], 64);
  if (teamId) conditions.push(sql`people.team_id = ${teamId}`);
  const hamlet = findWords(body['hamlet'], 120);
  if (hamlet) {
    conditions.push(
      sql`exists (select 1 from teams where teams.team_id = people.team_id and teams.hamlets ? ${hamlet})`,
    );
  }
  const standing = peopleStandings.find((each) => each === body['standing']);
  conditions.push(standing ? isStanding(standing, now) : sql`true`);
  return conditions;
}

function isStanding(standing: PeopleStanding, now: Date): Expression<unknown> {
  const today = vietnamDay(now);
  const soon = vietnamDay(new Date(now.getTime() + endingSoonDays * dayMs));
  switch (standing) {
    case 'ending':
      return sql`people.left_on is null and people.expires_on between ${today} and ${soon}`;
    case 'over':
      return sql`people.left_on is null and people.expires_on < ${today}`;
    case 'no-end':
      return sql`people.left_on is null and people.expires_on is null and people.role <> 'admin'`;
    case 'left':
      return sql`people.left_on is not null`;
    case 'guest':
      return sql`exists (select 1 from guest_roles where guest_roles.person_id = people.person_id
        and guest_roles.ended_at is null and guest_roles.to_on >= ${today})`;
    case 'away':
      return sql`people.left_on is null and ${standInOn(today)} is not null`;
  }
}

async function countStandings({ db, now }: Context, caller: AdminCaller): Promise<PeopleAnswer['counts']> {
  const columns = peopleStandings.map(
    (standing) => sql`count(*) filter (where ${isStanding(standing, now())})::integer as ${sql.id(standing)}`,
  );
  const { rows } = await sql<PeopleAnswer['counts']>`
    select ${sql.join(columns)} from people where ${withinReach(caller)}
  `.execute(db);
  return rows[0] ?? { ending: 0, over: 0, 'no-end': 0, left: 0, guest: 0, away: 0 };
}
