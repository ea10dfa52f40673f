/** Tickets with which a phone may add pages to one dossier for a while. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const scanTickets: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table scan_tickets (
          dossier_id text primary key references dossiers (dossier_id),
          commune_code text not null,
          token_sha256 text not null unique,
          created_by text not null references devices (device_id),
          expires_at timestamptz not null,
          pages_left integer not null
        );
      `)
      .execute(db);
  },
};
