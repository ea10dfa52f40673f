/**
 * What anybody may know of an open commune: the visits of the next weeks, where it receives, which procedures. Nothing about a
 * resident; the names of staff only where the commune chose to show them.
 */

import { listMissedVisits, listVisits } from '../../core/visit/list-visits.ts';
import type { MissedVisit, Visit } from '../../core/visit/list-visits.ts';
import type { VisitRule } from '../../core/visit/schedule.ts';
import { weekOf } from '../../core/visit/week-of.ts';
import type { PaperRequirement, Procedure } from '../../core/procedure/procedure.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { sql } from '../store/kysely.ts';
import { daysBefore, readDaysOff, readSchedule } from './read-schedule.ts';

export interface PublicProcedure extends Pick<Procedure, 'code' | 'name' | 'shortName' | 'sla' | 'fee' | 'unverified'> {
  readonly papers: readonly Pick<PaperRequirement, 'name' | 'optional' | 'when' | 'unverified'>[];
  readonly hasForm: boolean;
}

export interface PublicPage {
  readonly communeCode: string;
  readonly communeName: string;
  readonly telephone?: string;
  readonly sample: boolean;
  readonly today: string;
  /** The last day that is shown. */
  readonly until: string;
  readonly visits: readonly Visit[];
  readonly missed: readonly MissedVisit[];
  /** Rules that hold today or later. */
  readonly rules: readonly VisitRule[];
  readonly points: readonly { readonly name: string; readonly address: string; readonly saturdayMornings: boolean }[];
  readonly procedures: readonly PublicProcedure[];
}

type Context = Pick<GatewayContext, 'db' | 'now'>;

/** This week and two more. Absent: no such commune, or one that the province has not opened. */
export async function findPublicPage(context: Context, communeCode: string): Promise<PublicPage | undefined> {
  const { db, now } = context;
  const commune = await findOpenCommune(context, communeCode);
  if (!commune) return undefined;
  const today = vietnamDay(now());
  const until = weekOf(today, 2).to;
  const plan = await readPublicPlan(context, communeCode);
  const points = await db
    .selectFrom('reception_points')
    .select(['name', 'address', 'saturday_mornings as saturdayMornings'])
    .where('commune_code', '=', communeCode)
    .where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>=', today)]))
    .orderBy('name')
    .execute();
  return {
    communeCode,
    communeName: commune.name,
    ...(commune.telephone !== null && { telephone: commune.telephone }),
    sample: commune.sample,
    today,
    until,
    visits: listVisits(plan.schedule, plan.daysOff, today, until),
    missed: listMissedVisits(plan.schedule, plan.daysOff, today, until),
    rules: plan.schedule.rules.filter(({ validTo }) => validTo === undefined || validTo >= today),
    points,
    procedures: await listPublicProcedures(context, today),
  };
}

export async function findOpenCommune({ db }: Pick<Context, 'db'>, code: string) {
  return await db
    .selectFrom('communes')
    .select(['code', 'name', 'telephone', 'sample'])
    .where('code', '=', code)
    .where('opened', '=', true)
    .executeTakeFirst();
}

/** The schedule as it may be shown, with the days off. */
export async function readPublicPlan({ db, now }: Context, communeCode: string) {
  const { schedule } = await readSchedule(db, communeCode, daysBefore(vietnamDay(now()), 120));
  const page = await db
    .selectFrom('public_pages')
    .select('shows_names')
    .where('commune_code', '=', communeCode)
    .executeTakeFirst();
  const daysOff = await readDaysOff(db);
  if (page?.shows_names === true) return { schedule, daysOff };
  const nameless = <T extends object>(each: T): T => ('people' in each ? { ...each, people: [] } : each);
  return { schedule: { rules: schedule.rules.map(nameless), exceptions: schedule.exceptions.map(nameless) }, daysOff };
}

/** Of each code the version in force, by priority and name; ended ones are left out. */
async function listPublicProcedures({ db }: Pick<Context, 'db'>, today: string): Promise<readonly PublicProcedure[]> {
  const rows = await db
    .selectFrom('procedures')
    .distinctOn('code')
    .select(['code', 'name', 'short_name as shortName', 'priority', 'ended_on'])
    .select(['has_form as hasForm', 'effective_to'])
    .select([
      sql<Procedure['sla']>`definition -> 'sla'`.as('sla'),
      sql<Procedure['fee']>`definition -> 'fee'`.as('fee'),
      sql<Procedure['papers']>`definition -> 'papers'`.as('papers'),
      sql<Procedure['unverified']>`definition -> 'unverified'`.as('unverified'),
    ])
    .where('effective_from', '<=', today)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  const byName = new Intl.Collator('vi');
  return rows
    .filter((row) => {
      // An end that is only expected ends nothing.
      const expected = row.unverified.includes('effectiveTo') ? null : row.effective_to;
      const last = row.ended_on ?? expected;
      return last === null || last >= today;
    })
    .sort((a, b) => a.priority - b.priority || byName.compare(a.shortName, b.shortName))
    .map(({ priority: _priority, ended_on: _ended, effective_to: _expected, ...procedure }) => procedure);
}
