/** Field reports: what was said (sealed), its photos, its history, and what the commune published of it. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const reports: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table reports (
          report_id text primary key,
          commune_code text not null references communes (code),
          device_id text not null references devices (device_id),
          pid text not null references packets (pid),
          packet_revision integer not null,
          revision integer not null,
          local_code text not null,
          slip_token_sha256 text not null,
          subject text not null,
          hamlet text not null,
          state text not null check (state in ('received', 'handling', 'answered', 'closed', 'refused', 'withdrawn')),
          state_at timestamptz not null,
          arrived_at timestamptz not null,
          due_on text not null,
          settled_at timestamptz,
          photo_count integer not null,
          sample boolean not null,
          sealed_content bytea not null
        );
        create index reports_of_commune on reports (commune_code, arrived_at);
        create index reports_open on reports (commune_code, due_on) where state in ('received', 'handling');
        create index reports_by_slip on reports (slip_token_sha256);
        create table report_packets (
          report_id text not null references reports (report_id),
          pid text not null references packets (pid),
          primary key (report_id, pid)
        );
        create index report_packets_by_pid on report_packets (pid);
        create table report_photos (
          report_id text not null references reports (report_id),
          part_sha256 text not null,
          index integer not null,
          media_type text,
          blob_id text,
          rejected text,
          primary key (report_id, part_sha256)
        );
        create index report_photos_waiting on report_photos (part_sha256) where blob_id is null and rejected is null;
        create unique index report_photos_by_blob on report_photos (blob_id) where blob_id is not null;
        create table report_events (
          event_id bigint generated always as identity primary key,
          report_id text not null references reports (report_id),
          at timestamptz not null,
          actor text not null,
          action text not null,
          sealed_note bytea
        );
        create index report_events_of_report on report_events (report_id, event_id);
        create table published_reports (
          report_id text primary key references reports (report_id),
          commune_code text not null references communes (code),
          subject text not null,
          title text not null,
          place text not null,
          answer text not null,
          published_at timestamptz not null,
          withdrawn_at timestamptz
        );
        create index published_reports_of_commune on published_reports (commune_code, published_at desc, report_id)
          where withdrawn_at is null;
      `)
      .execute(db);
  },
};
