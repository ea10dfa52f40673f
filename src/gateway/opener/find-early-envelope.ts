import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

export interface EarlyEnvelope {
  readonly communeCode: string;
  readonly originalsArrivedAt: Date | null;
  readonly inkArrivedAt: Date | null;
}

/**
 * What the desk noted on the printed sheet of `code` when its envelope was there before the packet; absent: no such sheet.
 * Holds the sheet until commit, so that an envelope scanned at this moment finds the dossier or is found here. To be
 * asked before the dossier's row is locked: the desk takes them in the same order.
 */
export async function findEarlyEnvelope(trx: Transaction<Database>, code: string): Promise<EarlyEnvelope | undefined> {
  return await trx
    .selectFrom('sheets')
    .select(['commune_code as communeCode', 'originals_arrived_at as originalsArrivedAt'])
    .select('ink_arrived_at as inkArrivedAt')
    .where('code', '=', code)
    .forShare()
    .executeTakeFirst();
}
