/** What was paid for a dossier, whether volunteers may take cash, and what officials confirmed of it. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const money: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table payments (
          payment_id text primary key,
          dossier_id text not null references dossiers (dossier_id),
          commune_code text not null references communes (code),
          number text not null,
          kind text not null check (kind in ('paid', 'exempt', 'reversal')),
          amount_dong integer not null check (amount_dong >= 0),
          way text check (way in ('cash', 'transfer', 'door')),
          official_receipt text,
          exempt_group text,
          cash_id text,
          reverses text references payments (payment_id),
          day text not null,
          at timestamptz not null,
          actor text not null,
          sealed_words bytea,
          check ((kind = 'reversal') = (reverses is not null))
        );
        create unique index payments_number on payments (commune_code, number);
        create unique index payments_reversed_once on payments (reverses) where reverses is not null;
        create index payments_of_dossier on payments (dossier_id);
        create index payments_by_day on payments (commune_code, day);
        create table cash_settings (
          commune_code text primary key references communes (code),
          is_on boolean not null,
          changed_at timestamptz not null,
          changed_by text not null
        );
        create table cash_confirmations (
          confirmation_id text primary key,
          commune_code text not null references communes (code),
          device_id text,
          code text not null,
          sum_dong integer not null check (sum_dong > 0),
          at timestamptz not null,
          actor text not null,
          withdrawn_at timestamptz,
          sealed_reason bytea
        );
        create unique index cash_confirmations_once on cash_confirmations (commune_code, code) where withdrawn_at is null;
        create index notes_of_cash on notes (commune_code) where kind = 'cash';
      `)
      .execute(db);
  },
};
