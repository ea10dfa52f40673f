/**
 * The desk's queue without reading a whole commune: one index a half of it, in its order; one that answers how many dossiers
 * there are of each state without looking at them (the device, because a row policy asks for it); and the few papers whose
 * picture is still on its way.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const queueIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create index dossiers_open_in_order on dossiers (commune_code, arrived_at, dossier_id)
          where state in ('received', 'in-review', 'accepted', 'supplement', 'done');
        create index dossiers_closed_in_order on dossiers (commune_code, state_at desc, dossier_id)
          where state in ('refused', 'handed-over', 'withdrawn', 'stopped');
        create index dossiers_by_state on dossiers (commune_code, state) include (device_id);
        create index dossier_papers_on_their_way on dossier_papers (dossier_id)
          where part_sha256 is not null and blob_id is null and rejected is null;
      `)
      .execute(db);
  },
};
