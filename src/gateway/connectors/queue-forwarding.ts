/**
 * Puts a dossier on its way to the one-stop system, in the transaction in which it was accepted: it is accepted and queued, or
 * neither. The row is the durable job; `forward-waiting.ts` works it off.
 */

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

/**
 * Nothing where the commune uses no connector, or where the dossier is on its way already: what is sent is made when it is
 * sent. One that is accepted again after a supplement goes once more.
 */
export async function queueForwarding(
  trx: Transaction<Database>,
  dossier: { readonly dossier_id: string; readonly commune_code: string },
  now: Date,
): Promise<void> {
  const used = await trx
    .selectFrom('connector_communes')
    .select('connector_id')
    .where('commune_code', '=', dossier.commune_code)
    .executeTakeFirst();
  if (used === undefined || used.connector_id === null) return;
  const earlier = await trx
    .selectFrom('forwardings')
    .select(['round', 'state'])
    .where('dossier_id', '=', dossier.dossier_id)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (earlier !== undefined && earlier.state !== 'done') return;
  await trx
    .insertInto('forwardings')
    .values({
      forwarding_id: randomUUID(),
      dossier_id: dossier.dossier_id,
      commune_code: dossier.commune_code,
      connector_id: used.connector_id,
      round: (earlier?.round ?? 0) + 1,
      state: 'waiting',
      queued_at: now,
      next_try_at: now,
    })
    .execute();
}
