/**
 * The commune's roster of households with what was done to it, the lists it came from, and the days of the police's mobile
 * team. A note may come from the desk: then no packet brought it.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const households: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table roster_imports (
          import_id text primary key,
          commune_code text not null references communes (code),
          imported_at timestamptz not null,
          imported_by text not null references devices (device_id),
          added integer not null,
          changed integer not null,
          gone integer not null,
          undone_at timestamptz,
          undone_by text references devices (device_id)
        );
        create index roster_imports_of_commune on roster_imports (commune_code, imported_at);
        create table roster_matchings (
          commune_code text primary key references communes (code),
          heads jsonb not null
        );
        create table households (
          household_id text primary key,
          commune_code text not null references communes (code),
          hamlet text not null,
          revision integer not null,
          gone_at timestamptz,
          changed_at timestamptz not null,
          sealed_content bytea not null
        );
        create index households_of_hamlet on households (commune_code, hamlet);
        create table household_changes (
          change_id text primary key,
          household_id text not null references households (household_id),
          commune_code text not null references communes (code),
          revision integer not null,
          kind text not null check (kind in ('added', 'changed', 'gone', 'back', 'corrected', 'undone')),
          changed_at timestamptz not null,
          changed_by text not null references devices (device_id),
          import_id text references roster_imports (import_id),
          sealed_content bytea not null
        );
        create index household_changes_by_household on household_changes (household_id);
        create index household_changes_by_import on household_changes (import_id);
        create table vneid_visits (
          vneid_visit_id text primary key,
          commune_code text not null references communes (code),
          hamlet text not null,
          on_day text not null,
          from_time text not null,
          to_time text not null,
          place text not null,
          changed_at timestamptz not null,
          changed_by text not null references devices (device_id),
          removed_at timestamptz
        );
        create index vneid_visits_of_commune on vneid_visits (commune_code, on_day);
        alter table notes alter column pid drop not null;
      `)
      .execute(db);
  },
};
