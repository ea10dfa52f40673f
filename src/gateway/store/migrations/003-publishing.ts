/**
 * Procedures that people publish: by whom and why, an end that is decided after a version was published (the definition
 * itself is never altered), and proposals that wait for the province. What lists need of a definition are generated
 * columns, so that nobody parses two thousand forms to name them and no writer can forget one.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const publishing: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        alter table procedures
          add column published_by text references devices (device_id),
          add column note text not null default '',
          add column ended_on text,
          add column ended_by text references devices (device_id),
          add column end_reason text,
          add column name text generated always as (definition ->> 'name') stored,
          add column short_name text generated always as (definition ->> 'shortName') stored,
          add column sector text generated always as (definition ->> 'sector') stored,
          add column aliases json generated always as (definition -> 'aliases') stored,
          add column life_events json generated always as (definition -> 'lifeEvents') stored,
          add column priority integer generated always as ((definition ->> 'priority')::integer) stored,
          add column has_form boolean generated always as ((definition -> 'form') is not null) stored,
          add column received_by text generated always as (definition ->> 'receivedBy') stored,
          add column at_home json generated always as (definition -> 'atHome') stored,
          add column lanes json generated always as (definition -> 'lanes') stored,
          add column unverified json generated always as (definition -> 'unverified') stored;
        create table procedure_proposals (
          proposal_id text primary key,
          code text not null,
          based_on integer not null,
          definition json not null,
          digest text not null,
          name text generated always as (definition ->> 'name') stored,
          effective_from text not null,
          note text not null,
          proposed_by text references devices (device_id),
          proposed_at timestamptz not null,
          state text not null check (state in ('proposed', 'published', 'declined', 'withdrawn')),
          reason text,
          decided_by text references devices (device_id),
          decided_at timestamptz
        );
        create index procedure_proposals_by_state on procedure_proposals (state, proposed_at);
        create index procedure_proposals_by_digest on procedure_proposals (code, digest);
        alter table changes drop constraint changes_kind_check;
        alter table changes add constraint changes_kind_check
          check (kind in ('procedure', 'end', 'list', 'status', 'settings', 'review'));
      `)
      .execute(db);
  },
};
