/** The table of tickets for a phone as the desk's scanner; `schema.ts` has the others. */

import type { ColumnType } from 'kysely';

export interface ScanTicketsTable {
  /** One ticket a dossier: a new one takes the place of the one before. */
  dossier_id: string;
  commune_code: string;
  token_sha256: string;
  created_by: string;
  expires_at: ColumnType<Date>;
  pages_left: number;
}
