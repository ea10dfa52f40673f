/**
 * Dossiers on their way to the one-stop system, the ones that need a person first. The province sees that there are some and
 * why they do not get over; code and number, which lead to a person, only the commune's own desk.
 */

import type { ForwardingList, ForwardingRow } from '../../core/reception/connectors.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { sql } from '../store/kysely.ts';
import { countForwardings } from './count-forwardings.ts';

const mostRows = 300;

/** Of the caller's commune, or of all for the province: PostgreSQL shows no others. */
export async function listForwardings({ db }: Pick<GatewayContext, 'db'>): Promise<ForwardingList> {
  const rows = await select(db)
    .orderBy(sql`case forwardings.state when 'dead' then 0 when 'waiting' then 1 else 2 end`)
    .orderBy(sql`case when forwardings.state = 'done' then -extract(epoch from forwardings.done_at)
      else extract(epoch from forwardings.queued_at) end`)
    .limit(mostRows)
    .execute();
  return { rows: rows.map(rowOf), counts: await countForwardings(db) };
}

/** Puts it back into the queue as if it were new, under the same key. Problems: not-found; action-not-possible (it is there). */
export async function retryForwarding(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: AdminCaller,
  forwardingId: string,
): Promise<Result<ForwardingRow>> {
  return await db.transaction().execute(async (trx): Promise<Result<ForwardingRow>> => {
    const retried = await trx
      .updateTable('forwardings')
      .set({ state: 'waiting', attempts: 0, next_try_at: now() })
      .where('forwarding_id', '=', forwardingId)
      .where('state', '<>', 'done')
      .returning('forwarding_id')
      .executeTakeFirst();
    const row = await select(trx).where('forwarding_id', '=', forwardingId).executeTakeFirst();
    if (row === undefined) return fail('not-found');
    if (retried === undefined) return fail('action-not-possible');
    await writeAudit(trx, {
      actor: caller.deviceId,
      action: 'forwarding-retried',
      subject: row.dossier_id,
      details: { key: forwardingId },
      at: now(),
    });
    return succeed(rowOf(row));
  });
}

function select(db: GatewayContext['db']) {
  return db
    .selectFrom('forwardings')
    .leftJoin('communes', 'communes.code', 'forwardings.commune_code')
    .leftJoin('connectors', 'connectors.connector_id', 'forwardings.connector_id')
    .leftJoin('dossiers', 'dossiers.dossier_id', 'forwardings.dossier_id')
    .select([
      'forwardings.forwarding_id',
      'forwardings.dossier_id',
      'forwardings.commune_code',
      'communes.name as commune_name',
      'connectors.name as connector_name',
      'forwardings.state',
      'forwardings.attempts',
      'forwardings.queued_at',
      'forwardings.next_try_at',
      'forwardings.done_at',
      'forwardings.last_error',
      'dossiers.local_code',
      'dossiers.official_number',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function rowOf(row: Row): ForwardingRow {
  return {
    forwardingId: row.forwarding_id,
    dossierId: row.dossier_id,
    communeCode: row.commune_code,
    communeName: row.commune_name ?? row.commune_code,
    connectorName: row.connector_name ?? '',
    state: row.state,
    attempts: row.attempts,
    queuedAt: vietnamIso(row.queued_at),
    ...(row.next_try_at && { nextTryAt: vietnamIso(row.next_try_at) }),
    ...(row.done_at && { doneAt: vietnamIso(row.done_at) }),
    ...(row.last_error !== null && { lastError: row.last_error }),
    ...(row.local_code !== null && { localCode: row.local_code }),
    ...(row.official_number !== null && { officialNumber: row.official_number }),
  };
}
