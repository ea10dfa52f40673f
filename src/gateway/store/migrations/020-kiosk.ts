/** The role of the hall's PC, and its calls for help. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const kiosk: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        alter table people drop constraint people_role_check;
        alter table people add constraint people_role_check check (role in ('admin', 'official', 'volunteer', 'kiosk'));
        create table kiosk_calls (
          device_id text primary key references devices (device_id),
          commune_code text not null,
          called_at timestamptz not null,
          answered_at timestamptz,
          answered_by text
        );
        create index kiosk_calls_by_commune on kiosk_calls (commune_code);
      `)
      .execute(db);
  },
};
