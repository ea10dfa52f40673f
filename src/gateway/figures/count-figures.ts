/**
 * Counts what the figures are made of, by SQL over the narrow facts: nothing is opened, and no dossier is read. Each part is
 * one statement; they run side by side.
 */

import type { Kysely, RawBuilder } from 'kysely';
import { noCounts } from '../../core/figures/figure-counts.ts';
import type { FigureCounts } from '../../core/figures/figure-counts.ts';
import type { Dimension } from '../../core/figures/figure.ts';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';

/** Days as `YYYY-MM-DD`, both included; what is absent does not narrow. */
export interface FiguresQuery {
  readonly from: string;
  readonly to: string;
  readonly communeCode?: string;
  readonly procedure?: string;
  /** A key of `hamlet_names`; '': nobody said where. */
  readonly hamletKey?: string;
  readonly withSamples: boolean;
  readonly now: Date;
}

type Row = { readonly key: string } & { readonly [name: string]: string | number | null };

/** A month (`YYYY-MM`) and within it another dimension: the key is `2026-03|…`. */
export type Grouping = Dimension | `month-${Dimension}`;

/** By key. Parts that cannot be split by `by` are left at nothing. */
export async function countFigures(
  db: Kysely<Database>,
  query: FiguresQuery,
  by?: Grouping,
): Promise<ReadonlyMap<string, FigureCounts>> {
  const parts = await Promise.all([
    countFacts(db, query, by),
    countVisits(db, query, by),
    countSupplements(db, query, by),
    countUnsent(db, query, by),
  ]);
  const counts = new Map<string, FigureCounts>();
  if (by === undefined) counts.set('', noCounts);
  for (const part of parts) {
    for (const [key, values] of part) counts.set(key, { ...(counts.get(key) ?? noCounts), ...values });
  }
  return counts;
}

type Part = ReadonlyMap<string, Partial<FigureCounts>>;
const nothing: Part = new Map();

async function countFacts(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  const group = groupOf(by, { day: sql`arrived_on`, month: sql`arrived_month` }, ['reason']);
  if (group === undefined) return nothing;
  const { rows } = await sql<Row>`
    select ${group.key} as key,
      count(*)::int as "dossiers",
      count(*) filter (where first_online)::int as "shownOnline",
      count(*) filter (where lane = 'online')::int as "online",
      count(*) filter (where digitised)::int as "digitised",
      count(*) filter (where accepted_at is not null and due_at is not null)::int as "due",
      count(*) filter (where accepted_at is not null and coalesce(ended_at, ${query.now}) <= due_at)::int as "onTime",
      count(processing_minutes)::int as "done",
      count(*) filter (where same_day)::int as "sameDay",
      coalesce(sum(processing_minutes), 0)::float8 as "processingMinutes",
      count(*) filter (where supplemented)::int as "supplemented",
      count(door_minutes)::int as "numbered",
      ${by === undefined || !by.startsWith('month-') ? sql`array_to_string(array_agg(door_minutes), ',')` : sql`''`} as doors
    from dossier_facts
    where opened and ${inPeriod(query, sql.ref('arrived_on'))} and ${narrowed(query)}
    group by ${group.columns}
  `.execute(db);
  return new Map(
    rows.map(({ key: rowKey, doors, ...counts }) => [rowKey, { ...counts, ...readDeciles(String(doors ?? '')) }]),
  );
}

/**
 * Median and ninth decile, between the two nearest. Sorted here: an ordered aggregate would make PostgreSQL sort all rows by
 * their group first, which takes longer than everything else together.
 */
function readDeciles(minutes: string): Pick<FigureCounts, 'doorMedian' | 'doorNinth'> {
  if (minutes === '') return {};
  const sorted = Int32Array.from(minutes.split(','), Number).sort();
  const at = (share: number) => {
    const place = (sorted.length - 1) * share;
    const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place - Math.floor(place));
  };
  return { doorMedian: at(0.5), doorNinth: at(0.9) };
}

async function countVisits(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  const days = { day: sql`helped_on`, month: sql`helped_month` };
  const group = groupOf(by, days, ['reason', 'procedure', 'state', 'lane']);
  if (group === undefined) return nothing;
  // A visit is nobody's procedure: narrowed to one, there are no visits to count.
  if (query.procedure !== undefined) return nothing;
  const { rows } = await sql<{ key: string; visits: number }>`
    select ${group.key} as key, count(*)::int as visits from dossier_facts
    where opened and first_of_visit and ${inPeriod(query, sql.ref('helped_on'))} and ${narrowed(query)}
    group by ${group.columns}
  `.execute(db);
  return new Map(rows.map(({ key: rowKey, visits }) => [rowKey, { visits }]));
}

async function countSupplements(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  const days = { day: sql`asked_on`, month: sql`asked_month` };
  const group = groupOf(by, days, ['state', 'lane', 'hamlet', 'device']);
  if (group === undefined || query.hamletKey !== undefined) return nothing;
  const { rows } = await sql<{ key: string; supplements: number }>`
    select ${group.key} as key, count(*)::int as supplements from supplement_facts
    where ${inPeriod(query, sql.ref('asked_on'))} and ${narrowed(query)}
    group by ${group.columns}
  `.execute(db);
  return new Map(rows.map(({ key: rowKey, supplements }) => [rowKey, { supplements }]));
}

/** What phones said last of what they still hold. A device belongs where its person works, the province's to nowhere. */
async function countUnsent(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  if (by !== undefined && by !== 'commune' && by !== 'device') return nothing;
  if (query.procedure !== undefined || query.hamletKey !== undefined) return nothing;
  const key = by === 'commune' ? sql`people.commune_code` : by === 'device' ? sql`device_id` : sql`''`;
  const { rows } = await sql<{ key: string; unsent: number; oldest: number | null }>`
    select key, sum(unsent)::int as unsent,
      (extract(epoch from ${query.now}::timestamptz - min(oldest) filter (where unsent > 0)) / 60)::float8 as oldest
    from (
      select ${key} as key,
        case when inventory ->> 'unsentCount' ~ '^[0-9]{1,6}$' then (inventory ->> 'unsentCount')::int else 0 end as unsent,
        case when inventory ->> 'oldestUnsentAt' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$'
          then (inventory ->> 'oldestUnsentAt')::timestamptz end as oldest
      from devices join people using (person_id) join communes on communes.code = people.commune_code
      where ${query.communeCode === undefined ? sql`true` : sql`people.commune_code = ${query.communeCode}`}
        and (${query.withSamples} or not communes.sample)
    ) as held
    group by key having sum(unsent) > 0
  `.execute(db);
  return new Map(
    rows.map(({ key: rowKey, unsent, oldest }) => [
      rowKey,
      { unsent, ...(oldest !== null && { oldestUnsentMinutes: Math.max(0, oldest) }) },
    ]),
  );
}

interface Group {
  /** As text, made once a group. */
  readonly key: RawBuilder<unknown>;
  readonly columns: RawBuilder<unknown>;
}

/** Absent: the rows of this part cannot be split so. */
function groupOf(
  by: Grouping | undefined,
  days: { readonly day: RawBuilder<unknown>; readonly month: RawBuilder<unknown> },
  impossible: readonly Dimension[],
): Group | undefined {
  if (by === undefined) return { key: sql`''`, columns: sql`()` };
  const { day, month } = days;
  const monday = sql`${day} - (extract(isodow from ${day})::int - 1)`;
  const monthKey = sql`to_char(make_date(${month} / 100, ${month} % 100, 1), 'YYYY-MM')`;
  const as = (column: RawBuilder<unknown>): Group => ({ key: column, columns: column });
  const groups: { readonly [name in Dimension]: Group } = {
    commune: as(sql`commune_code`),
    procedure: as(sql`procedure_code`),
    state: as(sql`state`),
    lane: as(sql`lane`),
    hamlet: { key: sql`coalesce(hamlet_key, '')`, columns: sql`hamlet_key` },
    device: as(sql`device_id`),
    reason: { key: sql`procedure_code || '|' || kind || '|' || item_id`, columns: sql`procedure_code, kind, item_id` },
    week: { key: sql`to_char(${monday}, 'YYYY-MM-DD')`, columns: monday },
    month: { key: monthKey, columns: month },
  };
  const name = by.replace(/^month-/, '') as Dimension;
  if (impossible.includes(name)) return undefined;
  const { key, columns } = groups[name];
  if (name === by) return { key, columns };
  return { key: sql`${monthKey} || '|' || ${key}`, columns: sql`${month}, ${columns}` };
}

function inPeriod({ from, to }: FiguresQuery, day: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${day} between ${from}::date and ${to}::date`;
}

/** A sample stands among samples only. */
function narrowed({ communeCode, procedure, hamletKey, withSamples }: FiguresQuery): RawBuilder<boolean> {
  const conditions = [
    ...(communeCode === undefined ? [] : [sql<boolean>`commune_code = ${communeCode}`]),
    ...(procedure === undefined ? [] : [sql<boolean>`procedure_code = ${procedure}`]),
    ...(hamletKey === undefined ? [] : [sql<boolean>`coalesce(hamlet_key, '') = ${hamletKey}`]),
    ...(withSamples ? [] : [sql<boolean>`not sample`]),
    sql<boolean>`true`,
  ];
  return sql.join(conditions, sql` and `) as RawBuilder<boolean>;
}
