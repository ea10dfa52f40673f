/**
 * What the administration keeps: when a person's time ends and how to call, teams, who stands in for whom, who is lent to
 * another commune, reception points with their days, lists that people publish, and small records of what was checked.
 * The newest hash of the audit log becomes the answer of a function, so that its rows can be the province's alone to read.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

const columns = `
  alter table communes add column officials_only boolean not null default false;
  alter table reception_points
    add column saturday_mornings boolean not null default false,
    add column closed_on text;
  alter table people
    add column telephone text,
    add column team_id text,
    add column left_on text,
    add column name_key text generated always as (
      translate(lower(regexp_replace(normalize(name, NFD), U&'[\\0300-\\036F]', '', 'g')), 'Đđ', 'dd')
    ) stored;
  create index people_by_name_key on people (name_key, person_id);
  alter table devices add column handed_back_at timestamptz;
  alter table lists add column edited_by text, add column edited_at timestamptz;
  delete from settings where name in ('correctionWindowMinutes', 'purgeGraceHours');
  create index audit_by_time on audit using brin (at);
  create index audit_by_action on audit (action, audit_id);
  create index audit_by_actor on audit (actor, audit_id);
`;

const tables = `
  create table teams (
    team_id text primary key,
    commune_code text not null references communes (code),
    name text not null,
    decision text not null,
    decided_on text not null,
    hamlets jsonb not null,
    leader_id text references people (person_id),
    created_at timestamptz not null,
    closed_on text
  );
  create index teams_of_commune on teams (commune_code);
  alter table people add foreign key (team_id) references teams (team_id);
  create index people_of_team on people (team_id);
  create table substitutions (
    substitution_id text primary key,
    person_id text not null references people (person_id),
    substitute_id text not null references people (person_id),
    commune_code text references communes (code),
    from_on text not null,
    to_on text not null,
    created_by text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    check (person_id <> substitute_id),
    check (from_on <= to_on)
  );
  create index substitutions_of_person on substitutions (person_id);
  create index substitutions_by_substitute on substitutions (substitute_id);
  create table guest_roles (
    guest_role_id text primary key,
    person_id text not null references people (person_id),
    home_commune_code text references communes (code),
    commune_code text not null references communes (code),
    from_on text not null,
    to_on text not null,
    decision text not null,
    created_by text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    check (home_commune_code is distinct from commune_code),
    check (from_on <= to_on)
  );
  create index guest_roles_of_person on guest_roles (person_id);
  create index guest_roles_of_commune on guest_roles (commune_code);
  create table office_records (
    name text primary key,
    value jsonb not null,
    recorded_by text not null,
    recorded_at timestamptz not null
  );
`;

/** Each answers one thing to whoever may not read the rows it is made of. */
const functions = `
  do $do$ begin
    execute format('create function find_newest_audit_hash() returns text
      language sql stable security definer set search_path = %I, pg_temp
      as ''select hash from audit order by audit_id desc limit 1''', current_schema());
    execute format('create function count_uses_of_point(point text)
      returns table (people integer, dossiers integer, sheets integer)
      language sql stable security definer set search_path = %I, pg_temp
      as ''select
        (select count(*)::integer from people where reception_point_id = point and left_on is null),
        (select count(*)::integer from dossiers where reception_point_id = point
          and state in (''''received'''', ''''in-review'''', ''''accepted'''', ''''supplement'''')),
        (select count(*)::integer from sheets where reception_point_id = point
          and not exists (select 1 from dossiers where local_code = sheets.code))''', current_schema());
    execute format('create function count_assigned_dossiers(person text) returns integer
      language sql stable security definer set search_path = %I, pg_temp
      as ''select count(*)::integer from dossiers where assigned_to = person
        and state in (''''received'''', ''''in-review'''', ''''accepted'''', ''''supplement'''')''', current_schema());
  end $do$;
  revoke execute on function find_newest_audit_hash() from public;
  revoke execute on function count_uses_of_point(text) from public;
  revoke execute on function count_assigned_dossiers(text) from public;
`;

export const administration: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statements of [columns, tables, functions]) await sql.raw(statements).execute(db);
  },
};
