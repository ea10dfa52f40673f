/** Pads with a number and a holder, sheets that nobody will use, tasks given to somebody, reasons of a leaver's open lines. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const custody: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table pads (
          pad_id text primary key,
          commune_code text not null,
          number integer not null,
          hamlet text,
          printed_at timestamptz not null,
          given_person_id text references people (person_id),
          given_team_id text references teams (team_id),
          given_at timestamptz,
          given_by text references devices (device_id),
          unique (commune_code, number),
          check (given_person_id is null or given_team_id is null)
        );
        insert into pads (pad_id, commune_code, number, hamlet, printed_at)
        select pad_id, commune_code, row_number() over (partition by commune_code order by printed_at, pad_id), hamlet, printed_at
        from (
          select pad_id, min(commune_code) as commune_code, min(hamlet) as hamlet, min(printed_at) as printed_at
          from sheets group by pad_id
        ) as printed;

        alter table sheets add column fault text check (fault in ('spoiled', 'lost'));
        alter table sheets add column fault_at timestamptz;
        alter table sheets add column fault_by text references devices (device_id);
        create index sheets_by_pad on sheets (pad_id);
        create index notes_by_kind on notes (commune_code, kind);

        create table task_assignments (
          dossier_id text primary key references dossiers (dossier_id),
          commune_code text not null,
          person_id text references people (person_id),
          team_id text references teams (team_id),
          given_by text not null references devices (device_id),
          given_at timestamptz not null
        );
        create index task_assignments_by_person on task_assignments (person_id);

        create table leaving_reasons (
          person_id text not null references people (person_id),
          step text not null,
          left_on text not null,
          given_by text not null references devices (device_id),
          given_at timestamptz not null,
          sealed_reason bytea not null,
          primary key (person_id, step, left_on)
        );
      `)
      .execute(db);
  },
};
