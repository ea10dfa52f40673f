/**
 * What happens to a dossier between acceptance and end: where it lies and who works on it, the way it took, the files of its
 * result, papers used again, and by a keyed hash which dossiers are of the same resident.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const deskLife: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        alter table dossiers drop constraint dossiers_state_check;
        alter table dossiers add constraint dossiers_state_check check (state in
          ('received', 'in-review', 'accepted', 'supplement', 'refused', 'done', 'handed-over', 'withdrawn', 'stopped'));
        alter table dossiers
          add column holder_kind text check (holder_kind in ('desk', 'section', 'leader', 'agency')),
          add column holder_name text,
          add column holder_since timestamptz,
          add column assigned_to text references people (person_id),
          add column extensions integer not null default 0,
          add column applicant_key text;
        alter table dossier_papers
          add column reused_from text references dossiers (dossier_id);
        create table dossier_route_steps (
          step_id bigint generated always as identity primary key,
          dossier_id text not null references dossiers (dossier_id),
          at timestamptz not null,
          actor text not null,
          holder_kind text not null check (holder_kind in ('desk', 'section', 'leader', 'agency')),
          holder_name text,
          sealed_note bytea
        );
        create index dossier_route_steps_of_dossier on dossier_route_steps (dossier_id, step_id);
        create table dossier_results (
          blob_id text primary key,
          dossier_id text not null references dossiers (dossier_id),
          media_type text not null,
          actor text not null,
          at timestamptz not null,
          dropped_at timestamptz
        );
        create index dossier_results_of_dossier on dossier_results (dossier_id, at);
        create index dossiers_of_applicant on dossiers (commune_code, applicant_key) where applicant_key <> '';
        create index dossiers_without_applicant_key on dossiers (dossier_id) where applicant_key is null;
        create index dossiers_due on dossiers (commune_code, appointment_at)
          where state in ('accepted', 'supplement') and appointment_at is not null;
        create index dossiers_in_register on dossiers (commune_code, arrived_at);
      `)
      .execute(db);
  },
};
