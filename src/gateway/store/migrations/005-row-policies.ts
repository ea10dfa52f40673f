/**
 * Which row policies lie in the database (`apply-row-policies.ts` makes them), and the one question that a desk may ask
 * across communes: whether a code of nine digits is taken. It answers codes that the asker already has, and nothing else.
 */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const rowPolicies: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table row_policies (digest text primary key);
        do $do$ begin
          execute format('create function find_taken_codes(codes text[]) returns setof text
            language sql stable security definer set search_path = %I, pg_temp
            as ''select local_code from dossiers where local_code = any (codes)''', current_schema());
        end $do$;
        revoke execute on function find_taken_codes(text[]) from public;
      `)
      .execute(db);
  },
};
