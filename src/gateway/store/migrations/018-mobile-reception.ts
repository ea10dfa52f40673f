/** What officials receive away from the desk, whose number follows, and the queue tickets of halls and sessions. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

/**
 * What was received on the spot was accepted then, although its number follows: as in 008, with that one difference.
 */
const copying = `
  do $do$ begin
    execute format($make$
      create or replace function keep_dossier_facts() returns trigger language plpgsql
        security definer set search_path = %I, pg_temp as $body$
      declare
        is_over constant boolean := new.state in ('refused', 'done', 'handed-over', 'withdrawn', 'stopped');
        accepted constant timestamptz := coalesce(new.received_on_spot_at,
          case when new.official_number is not null then new.state_at end);
      begin
        insert into dossier_facts as facts (dossier_id, commune_code, device_id, basket_id, procedure_code, state, sample,
          arrived_at, accepted_at, due_at, ended_at, supplemented)
        values (new.dossier_id, new.commune_code, new.device_id, new.basket_id, new.procedure_code, new.state, new.sample,
          new.arrived_at, accepted, new.appointment_at, case when is_over then new.state_at end, new.state = 'supplement')
        on conflict (dossier_id) do update set
          commune_code = excluded.commune_code, device_id = excluded.device_id, basket_id = excluded.basket_id,
          procedure_code = excluded.procedure_code, state = excluded.state, sample = excluded.sample,
          arrived_at = excluded.arrived_at, due_at = excluded.due_at,
          supplemented = facts.supplemented or excluded.supplemented,
          accepted_at = case when excluded.accepted_at is not null then coalesce(facts.accepted_at, excluded.accepted_at) end,
          ended_at = case when excluded.ended_at is not null then coalesce(facts.ended_at, excluded.ended_at) end;
        return null;
      end $body$
    $make$, current_schema());
  end $do$;
  drop trigger dossiers_have_facts on dossiers;
  create trigger dossiers_have_facts
    after insert or update of commune_code, device_id, basket_id, procedure_code, state, sample, arrived_at, state_at,
      official_number, appointment_at, received_on_spot_at on dossiers
    for each row execute function keep_dossier_facts();
`;

export const mobileReception: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        alter table dossiers add column received_on_spot_at timestamptz;
        create index dossiers_awaiting_number on dossiers (commune_code)
          where received_on_spot_at is not null and official_number is null;
        create table ticket_boards (
          board_id text primary key,
          commune_code text not null references communes (code),
          reception_point_id text not null unique references reception_points (reception_point_id),
          book jsonb not null,
          day text not null,
          revision integer not null,
          display_sha256 text unique,
          taking_sha256 text unique,
          created_at timestamptz not null
        );
        create index ticket_boards_by_commune on ticket_boards (commune_code);
        create table ticket_series (
          commune_code text not null references communes (code),
          person_id text not null references people (person_id),
          series text not null,
          primary key (commune_code, person_id),
          unique (commune_code, series)
        );
      `)
      .execute(db);
    await sql.raw(copying).execute(db);
  },
};
