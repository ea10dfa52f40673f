/** The fallback where a commune has no one-stop system: its own dossier numbers, counted anew each day. */

import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import { ownOfficialNumber } from '../../core/reception/official-number.ts';
import { vietnamIso } from './vietnam-time.ts';

/** The setting that holds each commune's agency id, `{[communeCode]: agencyId}`. */
export const agencyIdsSetting = 'agencyIds';

export async function readAgencyIds(
  db: Pick<Transaction<Database>, 'selectFrom'>,
): Promise<{ [code: string]: string }> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', agencyIdsSetting).executeTakeFirst();
  return (row?.value ?? {}) as { [code: string]: string };
}

/**
 * The next free number of the commune's day; gaps stay gaps when the transaction fails. The counter row is locked until
 * commit, so two desks never share a serial. Absent: the commune has no agency id.
 */
export async function findNextOwnNumber(
  trx: Transaction<Database>,
  communeCode: string,
  now: Date,
): Promise<string | undefined> {
  const agencyId = (await readAgencyIds(trx))[communeCode];
  if (agencyId === undefined) return undefined;
  const day = vietnamIso(now).slice(0, 10);
  for (;;) {
    const { last } = await trx
      .insertInto('number_counters')
      .values({ commune_code: communeCode, day, last: 1 })
      .onConflict((conflict) =>
        conflict.columns(['commune_code', 'day']).doUpdateSet((row) => ({ last: row('number_counters.last', '+', 1) })),
      )
      .returning('last')
      .executeTakeFirstOrThrow();
    const number = ownOfficialNumber(agencyId, day, last);
    const taken = await trx
      .selectFrom('dossiers')
      .select('dossier_id')
      .where('commune_code', '=', communeCode)
      .where('official_number', '=', number)
      .executeTakeFirst();
    if (taken === undefined) return number;
  }
}
