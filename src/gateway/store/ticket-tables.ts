/** The tables of queue tickets; `schema.ts` has the others. Numbers and times only. */

import type { ColumnType } from 'kysely';
import type { TicketBook } from '../../core/tickets/ticket-book.ts';
import type { Json, Timestamp } from './column-types.ts';

export interface TicketBoardsTable {
  board_id: string;
  commune_code: string;
  /** One board a point. */
  reception_point_id: string;
  /** Of the day in `day`; of another one it is over. */
  book: Json<TicketBook>;
  day: string;
  revision: number;
  /** Digests of the links' tokens; null: there is none. */
  display_sha256: string | null;
  taking_sha256: string | null;
  created_at: Timestamp;
  /** What people come for, in the order of their letters; empty: one row for everything. */
  queue_names: ColumnType<readonly string[], string | undefined, string>;
}

/** The letters before an official's numbers in a commune, given once. */
export interface TicketSeriesTable {
  commune_code: string;
  person_id: string;
  series: string;
}
