/** Notes from the hamlets, and the news that a packet which is no dossier's was opened. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const notes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table notes (
          note_id text primary key,
          pid text not null references packets (pid),
          device_id text not null references devices (device_id),
          commune_code text not null,
          hamlet text not null,
          kind text not null,
          written_at timestamptz not null,
          received_at timestamptz not null,
          sealed_content bytea not null
        );
        create index notes_by_hamlet on notes (commune_code, hamlet);
        create index notes_by_packet on notes (pid);
        alter table changes drop constraint changes_kind_check;
        alter table changes add constraint changes_kind_check
          check (kind in ('procedure', 'end', 'list', 'status', 'settings', 'review', 'opened'));
      `)
      .execute(db);
  },
};
