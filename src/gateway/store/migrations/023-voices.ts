/** Recorded voices: one row a recording; whoever publishes a language says which of them phones play. */

import type { Kysely, Migration } from 'kysely';
import { sql } from '../kysely.ts';

export const voices: Migration = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(`
        create table voice_clips (
          clip_id text primary key,
          language text not null,
          sentence_key text not null,
          said text not null,
          sha256 text not null,
          blob_id text,
          media_type text not null,
          size_bytes integer not null,
          length_ms integer not null,
          recorded_by text not null references devices (device_id),
          recorded_at timestamptz not null,
          published_by text references devices (device_id),
          published_at timestamptz,
          ended_by text references devices (device_id),
          ended_at timestamptz
        );
        create index voice_clips_of_language on voice_clips (language, recorded_at) where ended_at is null;
        create index voice_clips_by_sha256 on voice_clips (sha256) where ended_at is null;
        create index voice_clips_by_blob on voice_clips (blob_id) where blob_id is not null;
      `)
      .execute(db);
  },
};
