/** What is published of recorded voices, what is recorded, and the clips themselves. */

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { OfferedPack, PackClip, Recording, VoiceLanguage, VoicePack } from '../../core/voice/clip.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import type { Database } from '../store/schema.ts';
import type { VoiceClipsTable } from '../store/voice-tables.ts';

/** The languages of which something is published, in no order. */
export async function listPacks(db: Kysely<Database>): Promise<readonly OfferedPack[]> {
  const rows = await db
    .selectFrom('voice_clips')
    .select('language')
    .distinct()
    .where('published_at', 'is not', null)
    .where('ended_at', 'is', null)
    .execute();
  const packs = await Promise.all(rows.map(({ language }) => readPack(db, language)));
  return packs.map(({ language, version, clips }) => ({
    language,
    version,
    clipCount: clips.length,
    sizeBytes: clips.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  }));
}

/** Empty where nothing is published. The same clips have the same version at every gateway. */
export async function readPack(db: Kysely<Database>, language: VoiceLanguage): Promise<VoicePack> {
  const rows = await db
    .selectFrom('voice_clips')
    .selectAll()
    .where('language', '=', language)
    .where('published_at', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('sentence_key')
    .orderBy('clip_id')
    .execute();
  const clips = rows.map(toClip);
  const hash = createHash('sha256');
  for (const { key, said, sha256 } of clips) hash.update(`${JSON.stringify([key, said, sha256])}\n`);
  return { language, version: hash.digest('hex').slice(0, 16), clips };
}

/** Of each Vietnamese text the newest recording that was not withdrawn. */
export async function listRecordings(
  db: Kysely<Database>,
  caller: Pick<AdminCaller, 'deviceId'>,
  language: VoiceLanguage,
): Promise<readonly Recording[]> {
  const rows = await db
    .selectFrom('voice_clips')
    .leftJoin('devices', 'devices.device_id', 'voice_clips.recorded_by')
    .leftJoin('people', 'people.person_id', 'devices.person_id')
    .selectAll('voice_clips')
    .select('people.name as speaker')
    .distinctOn('said')
    .where('language', '=', language)
    .where('ended_at', 'is', null)
    .orderBy('said')
    .orderBy('recorded_at', 'desc')
    .orderBy('clip_id')
    .execute();
  return rows.map((row) => ({
    ...toClip(row),
    clipId: row.clip_id,
    lengthMs: row.length_ms,
    recordedAt: vietnamIso(row.recorded_at),
    isOwn: row.recorded_by === caller.deviceId,
    ...(row.speaker !== null && { recordedBy: row.speaker }),
    ...(row.published_at !== null && { publishedAt: vietnamIso(row.published_at) }),
  }));
}

/** Absent: no recording that still counts has these bytes. */
export async function findClip(
  { db, blobs }: Pick<GatewayContext, 'db' | 'blobs'>,
  sha256: string,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | undefined> {
  const row = await db
    .selectFrom('voice_clips')
    .select(['blob_id', 'media_type'])
    .where('sha256', '=', sha256)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row?.blob_id || !(await blobs.has(row.blob_id))) return undefined;
  return { bytes: await blobs.read(row.blob_id), mediaType: row.media_type };
}

type ClipRow = Pick<VoiceClipsTable, 'sentence_key' | 'said' | 'sha256' | 'size_bytes' | 'media_type'>;

function toClip({ sentence_key: key, said, sha256, size_bytes: sizeBytes, media_type: mediaType }: ClipRow): PackClip {
  return { key, said, sha256, sizeBytes, mediaType };
}
