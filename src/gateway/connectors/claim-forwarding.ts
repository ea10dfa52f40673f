/**
 * Several gateways work off one queue: whoever claims a row works at it alone, until it is settled or the claim has run out
 * because that gateway was killed. Nothing is held in the database meanwhile, since another system may take a minute to answer.
 */

import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Updateable } from 'kysely';
import type { ForwardingsTable } from '../store/connector-tables.ts';
import { sql } from '../store/kysely.ts';
import type { Database } from '../store/schema.ts';

export type Claimed = Selectable<ForwardingsTable> & { readonly claim: string };

/** Longer than everything that one try may take. */
export const claimMs = 4 * 60_000;

/** The one that waits longest: `forward` what is to be sent, `poll` what is to be asked about. Absent: nothing is due. */
export async function claimForwarding(
  db: Kysely<Database>,
  work: 'forward' | 'poll',
  now: Date,
): Promise<Claimed | undefined> {
  const due = work === 'forward' ? sql.ref('next_try_at') : sql.ref('poll_at');
  const state = work === 'forward' ? 'waiting' : 'done';
  const claim = randomUUID();
  const until = new Date(now.getTime() + claimMs);
  const { rows } = await sql<Selectable<ForwardingsTable>>`
    update forwardings set claim = ${claim}, claimed_until = ${until}
    where forwarding_id = (
      select forwarding_id from forwardings join connectors using (connector_id)
      where state = ${state} and ${due} <= ${now} and connectors.enabled
        and (claimed_until is null or claimed_until < ${now})
      order by ${due} limit 1 for update of forwardings skip locked
    )
    returning *
  `.execute(db);
  const [row] = rows;
  return row && { ...row, claim };
}

/** False: the claim had run out and somebody else has it. */
export async function settleForwarding(
  db: Kysely<Database>,
  { forwarding_id: forwardingId, claim }: Claimed,
  columns: Omit<Updateable<ForwardingsTable>, 'claim' | 'claimed_until'>,
): Promise<boolean> {
  const settled = await db
    .updateTable('forwardings')
    .set({ ...columns, claim: null, claimed_until: null })
    .where('forwarding_id', '=', forwardingId)
    .where('claim', '=', claim)
    .returning('forwarding_id')
    .executeTakeFirst();
  return settled !== undefined;
}
