/** What the desk's page of the schedule shows, with everything that a form for it offers. */

import type { DeskVisits } from '../../core/visit/desk-visits.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { readDaysOff, readSchedule } from './read-schedule.ts';

export interface ReadVisits {
  readonly visits: DeskVisits;
  /** Of the schedule: what a change is made on. */
  readonly digest: string;
}

/** Volunteers read the schedule of their commune, without the lists that a planner chooses from. Problem: not-found. */
export async function readVisits(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: AdminCaller,
  communeCode: string,
): Promise<Result<ReadVisits>> {
  if (caller.role !== 'admin' && caller.communeCode !== communeCode) return fail('not-found');
  const commune = await db
    .selectFrom('communes')
    .select(['code', 'name', 'telephone'])
    .where('code', '=', communeCode)
    .executeTakeFirst();
  if (!commune) return fail('not-found');
  const { schedule, digest } = await readSchedule(db, communeCode);
  const ofCommune = { communeCode, today: vietnamDay(now()) };
  const page = await db
    .selectFrom('public_pages')
    .select('shows_names')
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  const points = await db
    .selectFrom('reception_points')
    .select(['reception_point_id', 'name', 'address', 'closed_on'])
    .where('commune_code', '=', communeCode)
    .orderBy('name')
    .execute();
  const visits: DeskVisits = {
    communeCode,
    communeName: commune.name,
    ...(commune.telephone !== null && { telephone: commune.telephone }),
    schedule,
    daysOff: await readDaysOff(db),
    hamlets: await listHamlets(db, communeCode),
    points: points.map(({ reception_point_id: receptionPointId, name, address, closed_on: closedOn }) => ({
      receptionPointId,
      name,
      address,
      ...(closedOn !== null && { closedOn }),
    })),
    people: caller.role === 'volunteer' ? [] : await listPlanned(db, ofCommune),
    procedures: await listShortNames(db),
    publicPage: { showsNames: page?.shows_names ?? false, path: `/xa/${communeCode}` },
  };
  return succeed({ visits, digest });
}

type Db = GatewayContext['db'];

/** Of all teams at work there, as Vietnamese sorts. */
async function listHamlets(db: Db, communeCode: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('teams')
    .select('hamlets')
    .where('commune_code', '=', communeCode)
    .where('closed_on', 'is', null)
    .execute();
  return [...new Set(rows.flatMap(({ hamlets }) => hamlets))].sort(new Intl.Collator('vi', { numeric: true }).compare);
}

async function listPlanned(
  db: Db,
  { communeCode, today }: { readonly communeCode: string; readonly today: string },
): Promise<DeskVisits['people']> {
  const rows = await db
    .selectFrom('people')
    .select(['person_id', 'name', 'role', 'expires_on', 'left_on'])
    .where('commune_code', '=', communeCode)
    .where('role', '!=', 'kiosk')
    .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', today)]))
    .orderBy('role')
    .orderBy('name')
    .limit(1000)
    .execute();
  return rows.map((row) => {
    const ends = [row.expires_on, row.left_on].filter((day) => day !== null).sort();
    return { personId: row.person_id, name: row.name, role: row.role, ...(ends[0] && { lastDay: ends[0] }) };
  });
}

async function listShortNames(db: Db): Promise<DeskVisits['procedures']> {
  const rows = await db
    .selectFrom('procedures')
    .distinctOn('code')
    .select(['code', 'short_name as shortName'])
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  return rows.sort((a, b) => new Intl.Collator('vi').compare(a.shortName, b.shortName));
}
