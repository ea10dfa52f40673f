/**
 * Connectors to the one-stop system: which ones there are, which communes use them, the dossiers on their way, and what a
 * commune's status files look like. A dossier is on its way at most once at a time; `claim` lets one gateway of several work
 * at it, and expires with a gateway that was killed.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const connectors: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table connectors (
          connector_id text primary key,
          kind text not null,
          name text not null,
          enabled boolean not null,
          settings jsonb not null,
          revision integer not null,
          last_success_at timestamptz,
          last_error text
        );
        create table connector_secrets (
          connector_id text primary key references connectors (connector_id),
          sealed_secret bytea not null
        );
        create table connector_communes (
          commune_code text primary key references communes (code),
          connector_id text references connectors (connector_id)
        );
        create index connector_communes_by_connector on connector_communes (connector_id);
        create table forwardings (
          forwarding_id text primary key,
          dossier_id text not null references dossiers (dossier_id),
          commune_code text not null,
          connector_id text not null references connectors (connector_id),
          round integer not null,
          state text not null check (state in ('waiting', 'done', 'dead')),
          attempts integer not null default 0,
          queued_at timestamptz not null,
          next_try_at timestamptz,
          done_at timestamptz,
          last_error text,
          claim text,
          claimed_until timestamptz,
          remote_id text,
          remote_status text,
          poll_at timestamptz,
          unique (dossier_id, round)
        );
        create unique index forwardings_one_on_its_way on forwardings (dossier_id) where state <> 'done';
        create index forwardings_waiting on forwardings (next_try_at) where state = 'waiting';
        create index forwardings_to_poll on forwardings (poll_at) where poll_at is not null;
        create index forwardings_by_commune on forwardings (commune_code, state, queued_at);
        create index forwardings_by_connector on forwardings (connector_id, state);
        create table status_matchings (
          commune_code text primary key references communes (code),
          heads jsonb not null,
          words jsonb not null
        );
      `)
      .execute(db);
  },
};
