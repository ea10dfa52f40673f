/**
 * The figures once more, counted another way: over the dossiers themselves, their histories and their opened contents, with
 * SQL that shares nothing with the gateway's. What is sealed is opened into a table of its own first.
 */

import { Client } from 'pg';
import type { KeyObject } from 'node:crypto';
import { openDossierContent } from '../../../src/gateway/store/dossier-content.ts';

export interface IndependentCount {
  readonly dossiers: number;
  readonly visits: number;
  readonly shown: number;
  readonly online: number;
  readonly digitised: number;
  readonly due: number;
  readonly onTime: number;
  readonly done: number;
  readonly sameDay: number;
  readonly processing: number | null;
  readonly median: number | null;
  readonly ninth: number | null;
  readonly supplements: number;
  readonly supplemented: number;
}

export interface IndependentReports {
  readonly received: number;
  readonly answered: number;
  readonly published: number;
  readonly median: number | null;
}

/** Opens every dossier into `told`, and puts together its history in `lived`. */
export async function openEverything(url: string, dataKey: KeyObject): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`
    set timezone to 'Asia/Ho_Chi_Minh';
    create temporary table told (id text primary key, lane text, hamlet text, sealed timestamptz, pages bool, asked jsonb);
  `);
  const { rows } = await client.query<{ dossier_id: string; sealed_content: Buffer }>(
    'select dossier_id, sealed_content from dossiers',
  );
  const told = rows.map(({ dossier_id: id, sealed_content: sealed }) => {
    const { text, supplement } = openDossierContent(dataKey, id, sealed);
    const pages =
      text.papers.length > 0 && !text.papers.some((paper) => paper.sha256 === undefined && paper.part === undefined);
    return {
      id,
      lane: text.lane,
      hamlet: text.place.hamlet ?? null,
      sealed: text.sealedAt,
      pages,
      asked: supplement ?? null,
    };
  });
  await client.query(
    'insert into told select * from jsonb_to_recordset($1::jsonb) as t (id text, lane text, hamlet text, sealed timestamptz, pages bool, asked jsonb)',
    [JSON.stringify(told)],
  );
  await client.query(`
    create temporary table lived as
    select d.dossier_id as id, d.commune_code as commune, d.procedure_code as procedure, d.device_id as device,
      d.basket_id as basket, d.state, d.arrived_at as arrived, d.appointment_at as due, t.lane, t.hamlet, t.sealed, t.pages, t.asked,
      (select min(e.at) from dossier_events e where e.dossier_id = d.dossier_id and e.action = 'accept') as accepted,
      (select min(e.at) from dossier_events e where e.dossier_id = d.dossier_id
        and e.action in ('result', 'refuse', 'withdraw', 'stop')) as ended,
      exists (select from dossier_events e where e.dossier_id = d.dossier_id and e.action = 'supplement') as was_asked
    from dossiers d join told t on t.id = d.dossier_id where not d.sample
  `);
  return client;
}

/** `where` narrows dossiers by columns of `lived`; days as the calendar on the wall has them. */
export async function countIndependently(
  client: Client,
  of: { readonly from: string; readonly to: string; readonly now: Date; readonly where?: string },
): Promise<IndependentCount> {
  const where = of.where ?? 'true';
  const { rows } = await client.query<IndependentCount>(
    `
    with here as (select * from lived where ${where}),
      mine as (select * from here where arrived::date >= $1::date and arrived::date <= $2::date),
      finished as (select * from mine where state in ('done', 'handed-over') and accepted is not null),
      numbered as (select trunc(extract(epoch from accepted - sealed) / 60)::int as minutes from mine where accepted >= sealed)
    select
      (select count(*) from mine)::int as dossiers,
      (select count(*) from (select distinct device, coalesce(hamlet, '-'), sealed::date from here
        where sealed::date >= $1::date and sealed::date <= $2::date) v)::int as visits,
      (select count(*) from (select basket from here where lane = 'online' group by basket
        having min(arrived)::date >= $1::date and min(arrived)::date <= $2::date) p)::int as shown,
      (select count(*) from mine where lane = 'online')::int as online,
      (select count(*) from mine where pages)::int as digitised,
      (select count(*) from mine where accepted is not null and due is not null)::int as due,
      (select count(*) from mine where accepted is not null and due is not null
        and case when ended is null then $3::timestamptz <= due else ended <= due end)::int as "onTime",
      (select count(*) from finished)::int as done,
      (select count(*) from finished where accepted::date = ended::date)::int as "sameDay",
      (select round(avg(trunc(extract(epoch from ended - accepted) / 60)))::int from finished) as processing,
      (select round(percentile_cont(0.5) within group (order by minutes)::numeric)::int from numbered) as median,
      (select round(percentile_cont(0.9) within group (order by minutes)::numeric)::int from numbered) as ninth,
      (select count(*) from here, jsonb_array_elements(asked -> 'items')
        where (asked ->> 'askedAt')::timestamptz::date between $1::date and $2::date)::int as supplements,
      (select count(*) from mine where was_asked)::int as supplemented
  `,
    [of.from, of.to, of.now],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was counted');
  return row;
}

/** Over the rows one by one, in the order of the clock on the wall. `where`: a column of `reports`. */
export async function countReportsIndependently(
  client: Client,
  of: { readonly from: string; readonly to: string; readonly where?: string },
): Promise<IndependentReports> {
  const { rows } = await client.query<{ waited: string | null; shown: boolean }>(
    `select case when r.state in ('answered', 'closed') then extract(epoch from r.settled_at - r.arrived_at) end as waited,
        coalesce(p.withdrawn_at is null and p.report_id is not null, false) as shown
      from reports r left join published_reports p on p.report_id = r.report_id
      where not r.sample and ${of.where ?? 'true'} and r.arrived_at >= ($1 || ' 00:00+07')::timestamptz
        and r.arrived_at < ($2 || ' 00:00+07')::timestamptz + interval '1 day'`,
    [of.from, of.to],
  );
  const waits = rows.flatMap(({ waited }) => (waited === null ? [] : [Math.floor(Number(waited) / 60)]));
  const sorted = waits.toSorted((one, other) => one - other);
  const middle = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return {
    received: rows.length,
    answered: waits.length,
    published: rows.filter(({ shown }) => shown).length,
    median: sorted.length === 0 ? null : Math.round(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2),
  };
}
