/** The weekly schedule: rules that repeat, what is different on one day, and what the commune's public page shows of it. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const visits: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table visit_rules (
          visit_rule_id text primary key,
          commune_code text not null references communes (code),
          content jsonb not null,
          created_at timestamptz not null,
          changed_by text not null,
          removed_at timestamptz
        );
        create index visit_rules_of_commune on visit_rules (commune_code);
        create table visit_exceptions (
          visit_exception_id text primary key,
          commune_code text not null references communes (code),
          visit_rule_id text references visit_rules (visit_rule_id),
          on_day text not null,
          content jsonb not null,
          created_at timestamptz not null,
          changed_by text not null,
          removed_at timestamptz
        );
        create index visit_exceptions_of_commune on visit_exceptions (commune_code, on_day);
        create unique index visit_exceptions_of_day on visit_exceptions (visit_rule_id, on_day) where removed_at is null;
        create table public_pages (
          commune_code text primary key references communes (code),
          shows_names boolean not null
        );
      `)
      .execute(db);
  },
};
