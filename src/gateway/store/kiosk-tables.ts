/** The table of the hall's PCs; that they are devices stands in `devices`. */

import type { Timestamp } from './column-types.ts';

/** The last call of each; it names no resident. */
export interface KioskCallsTable {
  device_id: string;
  commune_code: string;
  called_at: Timestamp;
  /** Null: nobody goes there yet. */
  answered_at: Timestamp | null;
  answered_by: string | null;
}
