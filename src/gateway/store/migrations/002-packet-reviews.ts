/** A packet that came to the review list is news for the phone that sealed it: it has no dossier to hang the news on. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const packetReviews: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        alter table changes drop constraint changes_kind_check;
        alter table changes add constraint changes_kind_check
          check (kind in ('procedure', 'list', 'status', 'settings', 'review'));
      `)
      .execute(db);
  },
};
