import type { Kysely } from 'kysely';
import type { ForwardingState } from '../../core/reception/connectors.ts';
import type { Database } from '../store/schema.ts';

/** How many dossiers are on their way, there, or given up until a person looks. */
export async function countForwardings(db: Kysely<Database>): Promise<{ readonly [state in ForwardingState]: number }> {
  const rows = await db
    .selectFrom('forwardings')
    .select(['state', (count) => count.fn.countAll<string>().as('count')])
    .groupBy('state')
    .execute();
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
  return { waiting: 0, done: 0, dead: 0, ...counts };
}
