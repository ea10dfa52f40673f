/** What people come to a hall for, beside its book of tickets. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const hallQueues: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table ticket_boards add column queue_names jsonb not null default '[]'`.execute(db);
  },
};
