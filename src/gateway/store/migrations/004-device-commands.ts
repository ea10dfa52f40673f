/** A device may be locked and come back; what a device was ordered last is kept, because it is signed once and repeated. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const deviceCommands: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        alter table devices drop constraint devices_state_check;
        alter table devices add constraint devices_state_check
          check (state in ('unconfirmed', 'active', 'locked', 'revoked'));
        create table device_commands (
          device_id text primary key references devices (device_id),
          command text not null check (command in ('lock', 'lift', 'erase')),
          iat double precision not null,
          jws text not null
        );
      `)
      .execute(db);
  },
};
