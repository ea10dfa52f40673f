/**
 * Counts what the figures are made of, by SQL over the narrow facts: nothing is opened, and no dossier is read. Each part is
 * one statement that reads its rows once, and the whole is added up from what it answers; the parts run side by side.
 */

import type { Kysely, RawBuilder } from 'kysely';
import { addCounts, noCounts } from '../../core/figures/figure-counts.ts';
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

type Row = { readonly key: string | null } & { readonly [name: string]: string | number | null };

/** A month (`YYYY-MM`) and within it another dimension: the key is `2026-03|…`. */
export type Grouping = Dimension | `month-${Dimension}`;

export interface Counted {
  /** Without lengths of time where a month comes first in the grouping. */
  readonly total: FigureCounts;
  /** By key; none without a grouping. Parts that cannot be split by it are left at nothing. */
  readonly rows: ReadonlyMap<string, FigureCounts>;
}

export async function countFigures(db: Kysely<Database>, query: FiguresQuery, by?: Grouping): Promise<Counted> {
  const parts = await Promise.all([
    countFacts(db, query, by),
    countVisits(db, query, by),
    countSupplements(db, query, by),
    countOpinions(db, query, by),
    countReports(db, query, by),
    countUnsent(db, query, by),
  ]);
  let total = noCounts;
  const rows = new Map<string, FigureCounts>();
  for (const part of parts) {
    for (const [key, values] of part.rows) {
      total = addCounts(total, { ...noCounts, ...values });
      if (key !== null) rows.set(key, { ...(rows.get(key) ?? noCounts), ...values });
    }
  }
  for (const { lengths } of parts) total = { ...total, ...lengths };
  return { total, rows };
}

interface Part {
  /** Each row that is counted stands in one of them; without a key: in a part that cannot be split so. */
  readonly rows: readonly (readonly [key: string | null, counts: Partial<FigureCounts>])[];
  /** What of the whole is no sum. */
  readonly lengths?: Partial<FigureCounts>;
}

const nothing: Part = { rows: [] };

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
      ${isMonthly(by) ? sql`null` : sql`array_to_string(array_agg(door_minutes), ',')`} as doors
    from dossier_facts
    where opened and ${inPeriod(query, sql.ref('arrived_on'))} and ${narrowed(query)}
    group by ${group.columns}
  `.execute(db);
  return withLengths(rows, 'doors', decilesOf);
}

/** The rows with what `read` finds in the minutes of their column `of`, and of all of them together. */
function withLengths(
  rows: readonly Row[],
  of: string,
  read: (minutes: ArrayLike<number>) => Partial<FigureCounts>,
): Part {
  const minutes = rows.map((row) => readMinutes(String(row[of] ?? '')));
  return {
    rows: rows.map(({ key, [of]: _, ...counts }, index) => [key, { ...counts, ...read(minutes[index] ?? []) }]),
    lengths: read(minutes.flatMap((each) => [...each])),
  };
}

function readMinutes(text: string): Int32Array {
  return text === '' ? new Int32Array() : Int32Array.from(text.split(','), Number);
}

/**
 * Median and ninth decile, between the two nearest. Sorted here: an ordered aggregate would make PostgreSQL sort all rows by
 * their group first, which takes longer than everything else together.
 */
function decilesOf(minutes: ArrayLike<number>): Pick<FigureCounts, 'doorMedian' | 'doorNinth'> {
  const at = quantilesOf(minutes);
  return at ? { doorMedian: at(0.5), doorNinth: at(0.9) } : {};
}

/** Absent: of nothing. */
function quantilesOf(minutes: ArrayLike<number>): ((share: number) => number) | undefined {
  if (minutes.length === 0) return undefined;
  const sorted = Int32Array.from(minutes).sort();
  return (share) => {
    const place = (sorted.length - 1) * share;
    const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place - Math.floor(place));
  };
}

async function countVisits(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  const days = { day: sql`helped_on`, month: sql`helped_month` };
  const group = groupOf(by, days, ['reason', 'procedure', 'state', 'lane']);
  // A visit is nobody's procedure: narrowed to one, there are no visits to count.
  if (group === undefined || query.procedure !== undefined) return nothing;
  const { rows } = await sql<{ key: string | null; visits: number }>`
    select ${group.key} as key, count(*)::int as visits from dossier_facts
    where opened and first_of_visit and ${inPeriod(query, sql.ref('helped_on'))} and ${narrowed(query)}
    group by ${group.columns}
  `.execute(db);
  return { rows: rows.map(({ key, visits }) => [key, { visits }]) };
}

async function countSupplements(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  const days = { day: sql`asked_on`, month: sql`asked_month` };
  const group = groupOf(by, days, ['state', 'lane', 'hamlet', 'device']);
  if (group === undefined || query.hamletKey !== undefined) return nothing;
  const { rows } = await sql<{ key: string | null; supplements: number }>`
    select ${group.key} as key, count(*)::int as supplements from supplement_facts
    where ${inPeriod(query, sql.ref('asked_on'))} and ${narrowed(query)}
    group by ${group.columns}
  `.execute(db);
  return { rows: rows.map(({ key, supplements }) => [key, { supplements }]) };
}

/** By the day of the answer. Content: with two of three at least, and with none not at all (core's `isContent`). */
async function countOpinions(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  const days = { day: sql`answered_on`, month: sql`answered_month` };
  const group = groupOf(by, days, ['reason', 'state', 'lane', 'hamlet', 'device', 'week']);
  if (group === undefined || query.hamletKey !== undefined) return nothing;
  const { rows } = await sql<{ key: string | null; answered: number; content: number }>`
    select ${group.key} as key, count(*)::int as answered,
      count(*) filter (where least("time", attitude, ease) > 1 and "time" + attitude + ease >= 8)::int as content
    from satisfaction
    where ${inPeriod(query, sql.ref('answered_on'))} and ${narrowed(query)}
    group by ${group.columns}
  `.execute(db);
  return { rows: rows.map(({ key, ...counts }) => [key, counts]) };
}

/** By the day of arrival there. What was refused or taken back is received and never answered. */
async function countReports(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  const day = sql`(arrived_at at time zone 'Asia/Ho_Chi_Minh')::date`;
  const month = sql`to_char(arrived_at at time zone 'Asia/Ho_Chi_Minh', 'YYYYMM')::int`;
  const group = groupOf(by, { day, month }, ['reason', 'procedure', 'state', 'lane', 'hamlet', 'device']);
  if (group === undefined || query.procedure !== undefined || query.hamletKey !== undefined) return nothing;
  const isAnswered = sql`state in ('answered', 'closed')`;
  const minutes = sql`trunc(extract(epoch from settled_at - arrived_at) / 60)::int`;
  const { rows } = await sql<Row>`
    select ${group.key} as key,
      count(*)::int as "reports",
      count(*) filter (where ${isAnswered})::int as "reportsAnswered",
      count(*) filter (where is_published)::int as "reportsPublished",
      ${isMonthly(by) ? sql`null` : sql`array_to_string(array_agg(${minutes}) filter (where ${isAnswered}), ',')`} as waits
    from (
      select reports.*, exists (
        select from published_reports where published_reports.report_id = reports.report_id and withdrawn_at is null
      ) as is_published
      from reports
    ) as reports
    where ${inPeriod(query, day)} and ${narrowed(query)}
    group by ${group.columns}
  `.execute(db);
  return withLengths(rows, 'waits', (waits) => {
    const at = quantilesOf(waits);
    return at ? { reportMedian: at(0.5) } : {};
  });
}

/** What phones said last of what they still hold. A device belongs where its person works, the province's to nowhere. */
async function countUnsent(db: Kysely<Database>, query: FiguresQuery, by: Grouping | undefined): Promise<Part> {
  if (isMonthly(by) || query.procedure !== undefined || query.hamletKey !== undefined) return nothing;
  const key = by === 'commune' ? sql`people.commune_code` : by === 'device' ? sql`device_id` : sql`null`;
  const { rows } = await sql<{ key: string | null; unsent: number; oldest: number | null }>`
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
  const counted = rows.map(({ key: rowKey, unsent, oldest }) => ({
    key: rowKey,
    values: { unsent, ...(oldest !== null && { oldestUnsentMinutes: Math.max(0, oldest) }) },
  }));
  const lengths = counted.flatMap(({ values }) => values.oldestUnsentMinutes ?? []);
  return {
    rows: counted.map(({ key: rowKey, values }) => [rowKey, values]),
    ...(lengths.length > 0 && { lengths: { oldestUnsentMinutes: Math.max(...lengths) } }),
  };
}

interface Group {
  /** As text, made once a group; null for the whole. */
  readonly key: RawBuilder<unknown>;
  readonly columns: RawBuilder<unknown>;
}

const whole: Group = { key: sql`null`, columns: sql`()` };

function isMonthly(by: Grouping | undefined): boolean {
  return by?.startsWith('month-') === true;
}

/** Of a part that cannot be split so there is the whole only; absent: there is not even that. */
function groupOf(
  by: Grouping | undefined,
  days: { readonly day: RawBuilder<unknown>; readonly month: RawBuilder<unknown> },
  impossible: readonly Dimension[],
): Group | undefined {
  if (by === undefined) return whole;
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
  if (impossible.includes(name)) return name === by ? whole : undefined;
  const { key, columns } = groups[name];
  return name === by
    ? { key, columns }
    : { key: sql`${monthKey} || '|' || ${key}`, columns: sql`${month}, ${columns}` };
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
