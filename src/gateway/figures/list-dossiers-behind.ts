/** The dossiers behind one number of the own commune's figures, for those who may open each of them. */

import type { DeskRow } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import type { FiguresRequest } from './figures-request.ts';
import { deskRows, selectDossiers } from '../desk/desk-rows.ts';
import { sql } from '../store/kysely.ts';

/** More than anybody walks through; the number itself is the figure's. */
const mostRows = 200;

const behind = {
  dossiers: sql<boolean>`true`,
  visits: sql<boolean>`true`,
  'shown-online': sql<boolean>`first_online`,
  'share-online': sql<boolean>`lane = 'online'`,
  'share-digitised': sql<boolean>`not digitised`,
  'on-time': sql<boolean>`accepted_at is not null and coalesce(ended_at, now()) > due_at`,
  'same-day': sql<boolean>`state in ('done', 'handed-over') and ended_at is not null`,
  'door-to-number': sql<boolean>`accepted_at >= door_at`,
  'door-to-number-p90': sql<boolean>`accepted_at >= door_at`,
  processing: sql<boolean>`state in ('done', 'handed-over') and ended_at is not null`,
  'share-supplemented': sql<boolean>`supplemented`,
} as const;

/**
 * `cell` names the figure and the row; of a share of what should be (digitised, on time) those that are not. The longest
 * first where the figure is a length of time, else the newest. Absent: there are no dossiers behind such a number.
 */
export async function listDossiersBehind(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: DeskCaller,
  request: FiguresRequest,
  cell: { readonly key: string; readonly figure: string },
): Promise<readonly DeskRow[] | undefined> {
  const condition = Object.entries(behind).find(([id]) => id === cell.figure)?.[1];
  const ofRow = rowCondition(request, cell.key);
  if (condition === undefined || ofRow === undefined) return undefined;
  const day = cell.figure === 'visits' ? sql`helped_on` : sql`arrived_on`;
  const { rows } = await sql<{ dossier_id: string }>`
    select dossier_id from dossier_facts
    where opened and commune_code = ${caller.communeCode} and ${condition} and ${ofRow}
      and ${day} between ${request.from}::date and ${request.to}::date
      and ${request.procedure === undefined ? sql`true` : sql`procedure_code = ${request.procedure}`}
      and ${request.hamletKey === undefined ? sql`true` : sql`coalesce(hamlet_key, '') = ${request.hamletKey}`}
    order by ${orderOf(cell.figure)} desc nulls last, dossier_id limit ${mostRows}
  `.execute(context.db);
  if (rows.length === 0) return [];
  const order = new Map(rows.map((row, index) => [row.dossier_id, index]));
  const records = await selectDossiers(context.db, caller.communeCode)
    .where('dossier_id', 'in', [...order.keys()])
    .execute();
  records.sort((one, other) => (order.get(one.dossier_id) ?? 0) - (order.get(other.dossier_id) ?? 0));
  return await deskRows(context, records);
}

function rowCondition({ by }: FiguresRequest, key: string) {
  switch (by) {
    case undefined:
      return sql<boolean>`true`;
    case 'procedure':
      return sql<boolean>`procedure_code = ${key}`;
    case 'state':
      return sql<boolean>`state = ${key}`;
    case 'lane':
      return sql<boolean>`lane = ${key}`;
    case 'hamlet':
      return sql<boolean>`coalesce(hamlet_key, '') = ${key}`;
    case 'device':
      return sql<boolean>`device_id = ${key}`;
    case 'month':
      return sql<boolean>`to_char(arrived_on, 'YYYY-MM') = ${key}`;
    case 'week':
      return sql<boolean>`to_char(arrived_on - (extract(isodow from arrived_on)::int - 1), 'YYYY-MM-DD') = ${key}`;
    case 'reason': {
      const [procedure = '', kind = '', ...id] = key.split('|');
      return sql<boolean>`exists (select 1 from supplement_facts as asked where asked.dossier_id = dossier_facts.dossier_id
        and asked.procedure_code = ${procedure} and asked.kind = ${kind} and asked.item_id = ${id.join('|')})`;
    }
    case 'commune':
      return undefined;
  }
}

function orderOf(figure: string) {
  if (figure.startsWith('door-to-number')) return sql`accepted_at - door_at`;
  if (figure === 'processing' || figure === 'same-day') return sql`ended_at - accepted_at`;
  return sql`arrived_at`;
}
