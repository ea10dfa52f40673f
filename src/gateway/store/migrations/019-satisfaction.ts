/**
 * Results on their way to a hamlet, and what residents thought of it all. An answer stands beside its dossier and says nothing
 * else of who gave it; `note_id` names the note that it came with, so that a later one may follow it.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const satisfaction: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table result_trips (
          trip_id text primary key,
          dossier_id text not null references dossiers (dossier_id) on delete cascade,
          commune_code text not null references communes (code),
          taken_at timestamptz not null,
          taken_by text not null,
          returned_at timestamptz,
          returned_by text,
          sealed_content bytea not null
        );
        create unique index result_trips_open on result_trips (dossier_id) where returned_at is null;
        create index result_trips_of_commune on result_trips (commune_code, taken_at);
        create table satisfaction (
          dossier_id text primary key references dossiers (dossier_id) on delete cascade,
          commune_code text not null,
          procedure_code text not null,
          sample boolean not null,
          way text not null check (way in ('visit', 'slip')),
          "time" smallint not null check ("time" between 1 and 3),
          attitude smallint not null check (attitude between 1 and 3),
          ease smallint not null check (ease between 1 and 3),
          note_id text,
          answered_at timestamptz not null,
          answered_on date not null generated always as ((answered_at at time zone 'UTC' + interval '7 hours')::date) stored,
          answered_month integer not null generated always as (
            extract(year from answered_at at time zone 'UTC' + interval '7 hours')::integer * 100
            + extract(month from answered_at at time zone 'UTC' + interval '7 hours')::integer) stored
        );
        create index satisfaction_of_commune on satisfaction (commune_code, answered_on);
      `)
      .execute(db);
  },
};
