/**
 * The first tables. Written as plain SQL of PostgreSQL 15, since the SQL is what an operator and an auditor read; the
 * types of the same tables are in `../schema.ts`. A released migration is never edited: the next change is 002.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

/** Who works here, where, and with which device. Days (`…_on`, `effective_…`) are text because a day has no time zone. */
const peopleAndPlaces = `
  create table communes (
    code text primary key,
    name text not null,
    opened boolean not null default false,
    telephone text,
    own_numbers boolean not null default false,
    sample boolean not null default false
  );
  create table reception_points (
    reception_point_id text primary key,
    commune_code text not null references communes (code),
    name text not null,
    address text not null
  );
  create index reception_points_of_commune on reception_points (commune_code);
  create table people (
    person_id text primary key,
    name text not null,
    role text not null check (role in ('admin', 'official', 'volunteer')),
    commune_code text references communes (code),
    reception_point_id text references reception_points (reception_point_id),
    decision text,
    undertaking_signed_on text,
    expires_on text,
    created_at timestamptz not null
  );
  create index people_of_commune on people (commune_code);
  create table devices (
    device_id text primary key,
    person_id text not null references people (person_id),
    name text not null,
    public_jwk jsonb not null,
    thumbprint text not null,
    state text not null check (state in ('unconfirmed', 'active', 'revoked')),
    check_digits text not null,
    enrolled_at timestamptz not null,
    confirmed_at timestamptz,
    confirmed_by text,
    last_contact_at timestamptz,
    inventory jsonb
  );
  create index devices_of_person on devices (person_id);
  create index devices_by_thumbprint on devices (thumbprint);
  create table invitations (
    invitation_id text primary key,
    token_sha256 text not null unique,
    person_id text not null references people (person_id),
    created_by text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    device_id text references devices (device_id),
    first boolean not null default false
  );
`;

/**
 * What phones and carriers delivered. `seq` is double precision because it is any safe integer a device may sign, and
 * that type holds and returns exactly those. `supersedes` may name a packet that has not arrived.
 */
const intake = `
  create table packets (
    pid text primary key,
    device_id text not null references devices (device_id),
    seq double precision not null,
    header text not null,
    header_sha256 text not null,
    text bytea not null,
    supersedes text,
    received_at timestamptz not null,
    complete boolean not null,
    review text,
    opening text not null check (opening in ('waiting', 'opened', 'failed', 'superseded')),
    dossier_id text
  );
  create index packets_to_open on packets (received_at) where opening = 'waiting';
  create index packets_to_link on packets (received_at) where opening = 'superseded' and dossier_id is null;
  create index packets_to_review on packets (received_at) where review is not null;
  create index packets_of_device on packets (device_id, seq);
  create index packets_of_dossier on packets (dossier_id);
  create index packets_superseding on packets (supersedes) where supersedes is not null;
  create table packet_parts (
    pid text not null references packets (pid) on delete cascade,
    index integer not null,
    sha256 text not null,
    len integer not null,
    primary key (pid, index)
  );
  create index packet_parts_by_digest on packet_parts (sha256);
  create table parts (
    sha256 text primary key,
    len integer not null,
    complete boolean not null default false,
    whole_only boolean not null default false
  );
  create table acknowledgements (
    pid text not null references packets (pid) on delete cascade,
    have text not null,
    jws text not null,
    created_at timestamptz not null,
    primary key (pid, have)
  );
  create table pid_conflicts (
    pid text not null,
    header_sha256 text not null,
    header text not null,
    text bytea not null,
    received_at timestamptz not null,
    primary key (pid, header_sha256)
  );
`;

/** What was opened. Commune and reception point come from inside a packet: they are checked by the opener, not here. */
const dossiers = `
  create table dossiers (
    dossier_id text primary key,
    revision integer not null,
    packet_revision integer not null,
    pid text not null references packets (pid),
    device_id text not null references devices (device_id),
    commune_code text not null,
    reception_point_id text,
    basket_id text not null,
    local_code text not null,
    slip_token_sha256 text not null,
    procedure_code text not null,
    procedure_version integer not null,
    state text not null check (state in
      ('received', 'in-review', 'accepted', 'supplement', 'refused', 'done', 'handed-over', 'withdrawn')),
    official_number text,
    arrived_at timestamptz not null,
    state_at timestamptz not null,
    appointment_at timestamptz,
    originals_expected boolean not null default false,
    originals_arrived_at timestamptz,
    signature_expected boolean not null default false,
    ink_arrived_at timestamptz,
    sealed_content bytea not null,
    sample boolean not null default false
  );
  create index dossiers_queue on dossiers (commune_code, state, arrived_at);
  create index dossiers_of_device on dossiers (device_id);
  create index dossiers_by_local_code on dossiers (local_code);
  create index dossiers_by_slip on dossiers (slip_token_sha256);
  create unique index dossiers_official_number on dossiers (commune_code, official_number);
  create table dossier_packets (
    dossier_id text not null references dossiers (dossier_id),
    pid text not null references packets (pid),
    primary key (dossier_id, pid)
  );
  create index dossier_packets_by_pid on dossier_packets (pid);
  create table dossier_papers (
    dossier_id text not null references dossiers (dossier_id),
    paper_id text not null,
    page integer not null,
    custody text not null check (custody in ('photo', 'original', 'compared', 'later')),
    media_type text,
    part_sha256 text,
    blob_id text,
    rejected text,
    compared_by text,
    compared_at timestamptz,
    primary key (dossier_id, paper_id, page)
  );
  create index dossier_papers_by_part on dossier_papers (part_sha256);
  create index dossier_papers_to_open on dossier_papers (part_sha256) where blob_id is null and rejected is null;
  create index dossier_papers_by_blob on dossier_papers (blob_id);
  create table dossier_events (
    event_id bigint generated always as identity primary key,
    dossier_id text not null references dossiers (dossier_id),
    at timestamptz not null,
    actor text not null,
    action text not null,
    sealed_note bytea
  );
  create index dossier_events_of_dossier on dossier_events (dossier_id, event_id);
  create table sheets (
    code text primary key,
    slip_token_sha256 text not null,
    commune_code text not null references communes (code),
    reception_point_id text references reception_points (reception_point_id),
    hamlet text,
    pad_id text not null,
    printed_at timestamptz not null,
    originals_arrived_at timestamptz,
    ink_arrived_at timestamptz
  );
  create index sheets_by_slip on sheets (slip_token_sha256);
  create table number_counters (
    commune_code text not null references communes (code),
    day text not null,
    last integer not null,
    primary key (commune_code, day)
  );
`;

/** json, not jsonb, for forms and lists: they go to phones with their keys in the order in which they were written. */
const catalogue = `
  create table procedures (
    code text not null,
    version integer not null,
    effective_from text not null,
    effective_to text,
    grace_days integer not null,
    definition json not null,
    published_at timestamptz not null,
    digest text not null,
    primary key (code, version)
  );
  create table lists (
    name text primary key,
    content json not null,
    digest text not null
  );
  create table settings (
    name text primary key,
    value jsonb not null
  );
`;

/** The audit's unique prev_hash makes a forked chain impossible, whatever a writer forgets. */
const records = `
  create table changes (
    change_id bigint generated always as identity primary key,
    xact xid8 not null default pg_current_xact_id(),
    kind text not null check (kind in ('procedure', 'list', 'status', 'settings')),
    subject text not null,
    commune_code text
  );
  create index changes_in_order on changes (xact, change_id);
  create table audit (
    audit_id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null,
    details jsonb not null,
    prev_hash text not null unique,
    hash text not null
  );
  create index audit_of_subject on audit (subject, audit_id);
  create function refuse_audit_change() returns trigger language plpgsql as $$
  begin
    raise exception 'audit rows are append-only';
  end $$;
  create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function refuse_audit_change();
`;

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statements of [peopleAndPlaces, intake, dossiers, catalogue, records]) {
      await sql.raw(statements).execute(db);
    }
  },
};
