/**
 * Facts for figures: one narrow row a dossier, without a word about a person, so that the province counts what it may not
 * read. What stands in the clear in `dossiers` is copied by a trigger, because no writer of dossiers can forget that;
 * what is sealed (lane, hamlet, when it was sealed at the door) is told by whoever opens it. Besides, what the desk asked
 * for, the hamlets' sealed names, and the keys of those who read figures from outside.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

const tables = `
  create table dossier_facts (
    dossier_id text primary key references dossiers (dossier_id) on delete cascade,
    commune_code text not null,
    device_id text not null,
    basket_id text not null,
    procedure_code text not null,
    state text not null,
    sample boolean not null,
    arrived_at timestamptz not null,
    arrived_on date not null generated always as ((arrived_at at time zone 'UTC' + interval '7 hours')::date) stored,
    accepted_at timestamptz,
    due_at timestamptz,
    ended_at timestamptz,
    opened boolean not null default false,
    lane text check (lane in ('assisted', 'online')),
    hamlet_key text,
    door_at timestamptz,
    helped_on date,
    digitised boolean,
    first_online boolean not null default false,
    first_of_visit boolean not null default false,
    supplemented boolean not null default false,
    arrived_month integer not null generated always as (
      extract(year from arrived_at at time zone 'UTC' + interval '7 hours')::integer * 100
      + extract(month from arrived_at at time zone 'UTC' + interval '7 hours')::integer) stored,
    helped_month integer generated always as (
      extract(year from helped_on)::integer * 100 + extract(month from helped_on)::integer) stored,
    door_minutes integer generated always as (
      case when accepted_at >= door_at then floor(extract(epoch from accepted_at - door_at) / 60)::integer end) stored,
    processing_minutes integer generated always as (
      case when state in ('done', 'handed-over') then floor(extract(epoch from ended_at - accepted_at) / 60)::integer end
    ) stored,
    same_day boolean generated always as (
      state in ('done', 'handed-over') and (ended_at at time zone 'UTC' + interval '7 hours')::date
        = (accepted_at at time zone 'UTC' + interval '7 hours')::date) stored
  );
  create index dossier_facts_of_commune on dossier_facts (commune_code, arrived_on);
  create index dossier_facts_of_visit on dossier_facts (device_id, helped_on);
  create index dossier_facts_of_basket on dossier_facts (basket_id);
  create index dossier_facts_to_open on dossier_facts (dossier_id) where not opened;
  create table supplement_facts (
    dossier_id text not null references dossiers (dossier_id) on delete cascade,
    asked_at timestamptz not null,
    asked_on date not null generated always as ((asked_at at time zone 'UTC' + interval '7 hours')::date) stored,
    kind text not null check (kind in ('paper', 'answer', 'signature')),
    item_id text not null,
    commune_code text not null,
    procedure_code text not null,
    sample boolean not null,
    asked_month integer not null generated always as (
      extract(year from asked_at at time zone 'UTC' + interval '7 hours')::integer * 100
      + extract(month from asked_at at time zone 'UTC' + interval '7 hours')::integer) stored,
    primary key (dossier_id, asked_at, kind, item_id)
  );
  create index supplement_facts_of_commune on supplement_facts (commune_code, asked_on);
  create table hamlet_names (
    hamlet_key text primary key,
    commune_code text not null,
    sealed_name bytea not null
  );
  create index hamlet_names_of_commune on hamlet_names (commune_code);
  create table figure_keys (
    key_id text primary key,
    name text not null,
    secret_sha256 text not null unique,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz
  );
`;

/** With the rights of the tables' owner: an official changes a dossier, and its facts follow without a right of his own. */
const copying = `
  do $do$ begin
    execute format($make$
      create function keep_dossier_facts() returns trigger language plpgsql
        security definer set search_path = %I, pg_temp as $body$
      declare
        is_over constant boolean := new.state in ('refused', 'done', 'handed-over', 'withdrawn', 'stopped');
      begin
        insert into dossier_facts as facts (dossier_id, commune_code, device_id, basket_id, procedure_code, state, sample,
          arrived_at, accepted_at, due_at, ended_at, supplemented)
        values (new.dossier_id, new.commune_code, new.device_id, new.basket_id, new.procedure_code, new.state, new.sample,
          new.arrived_at, case when new.official_number is not null then new.state_at end, new.appointment_at,
          case when is_over then new.state_at end, new.state = 'supplement')
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
  create trigger dossiers_have_facts
    after insert or update of commune_code, device_id, basket_id, procedure_code, state, sample, arrived_at, state_at,
      official_number, appointment_at on dossiers
    for each row execute function keep_dossier_facts();
  insert into dossier_facts (dossier_id, commune_code, device_id, basket_id, procedure_code, state, sample, arrived_at,
    accepted_at, due_at, ended_at)
  select dossier_id, commune_code, device_id, basket_id, procedure_code, state, sample, arrived_at,
    case when official_number is not null then state_at end, appointment_at,
    case when state in ('refused', 'done', 'handed-over', 'withdrawn', 'stopped') then state_at end
  from dossiers;
`;

export const figures: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(tables).execute(db);
    await sql.raw(copying).execute(db);
  },
};
