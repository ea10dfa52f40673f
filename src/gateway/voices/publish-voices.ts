/** What phones are to play of a language, and taking back what should not be heard. A voice that no longer counts is removed. */

import type { Transaction } from 'kysely';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { VoiceLanguage, VoicePack } from '../../core/voice/clip.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { readPack } from './read-voices.ts';

export type PublishedVoices = Pick<VoicePack, 'language' | 'version'>;

type Context = Pick<GatewayContext, 'db' | 'blobs' | 'now'>;

/** The newest recording of each text is published; older ones of the same text end. With nothing new nothing changes. */
export async function publishVoices(
  { db, blobs, now }: Context,
  caller: AdminCaller,
  language: VoiceLanguage,
): Promise<PublishedVoices> {
  const at = now();
  let gone: readonly string[] = [];
  const done = await db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('voice_clips')
      .select(['clip_id', 'said', 'published_at'])
      .where('language', '=', language)
      .where('ended_at', 'is', null)
      .orderBy('recorded_at', 'desc')
      .orderBy('clip_id')
      .forUpdate()
      .execute();
    const newest = new Map(rows.toReversed().map((row) => [row.said, row.clip_id]));
    const fresh = rows.filter((row) => newest.get(row.said) === row.clip_id && row.published_at === null);
    const older = rows.filter((row) => newest.get(row.said) !== row.clip_id).map((row) => row.clip_id);
    if (fresh.length === 0) return { language, version: (await readPack(trx, language)).version };
    await trx
      .updateTable('voice_clips')
      .set({ published_at: at, published_by: caller.deviceId })
      .where(
        'clip_id',
        'in',
        fresh.map((row) => row.clip_id),
      )
      .execute();
    gone = await endClips(trx, older, caller, at);
    const { version, clips } = await readPack(trx, language);
    const details = { version, clips: clips.length, added: fresh.length };
    await writeAudit(trx, { actor: caller.deviceId, action: 'voices-published', subject: language, details, at });
    return { language, version };
  });
  for (const blobId of gone) await blobs.remove(blobId);
  return done;
}

/**
 * At once, also of what is published: phones lose it at their next contact. A volunteer takes back what the own phone recorded, an
 * official what somebody of the commune did. Problem: not-found.
 */
export async function withdrawVoice(
  { db, blobs, now }: Context,
  caller: AdminCaller,
  clipId: string,
): Promise<Result<Record<string, never>>> {
  const at = now();
  let gone: readonly string[] = [];
  const done = await db.transaction().execute(async (trx): Promise<Result<Record<string, never>>> => {
    const row = await trx
      .selectFrom('voice_clips')
      .leftJoin('devices', 'devices.device_id', 'voice_clips.recorded_by')
      .leftJoin('people', 'people.person_id', 'devices.person_id')
      .select(['voice_clips.language', 'recorded_by', 'people.commune_code'])
      .where('clip_id', '=', clipId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!row || !mayWithdraw(caller, row)) return fail('not-found');
    gone = await endClips(trx, [clipId], caller, at);
    const details = { language: row.language };
    await writeAudit(trx, { actor: caller.deviceId, action: 'voice-withdrawn', subject: clipId, details, at });
    return succeed({});
  });
  for (const blobId of gone) await blobs.remove(blobId);
  return done;
}

function mayWithdraw(
  { role, deviceId, communeCode }: AdminCaller,
  recording: { readonly recorded_by: string; readonly commune_code: string | null },
): boolean {
  if (role === 'admin' || recording.recorded_by === deviceId) return true;
  return role === 'official' && communeCode !== null && recording.commune_code === communeCode;
}

/** The blobs that nothing names any more. Two speakers never say the same bytes, but one file may be sent twice. */
async function endClips(
  trx: Transaction<Database>,
  clipIds: readonly string[],
  caller: AdminCaller,
  at: Date,
): Promise<readonly string[]> {
  if (clipIds.length === 0) return [];
  const rows = await trx.selectFrom('voice_clips').select('blob_id').where('clip_id', 'in', clipIds).execute();
  await trx
    .updateTable('voice_clips')
    .set({ ended_at: at, ended_by: caller.deviceId, blob_id: null })
    .where('clip_id', 'in', clipIds)
    .execute();
  const blobIds = rows.flatMap(({ blob_id: blobId }) => (blobId === null ? [] : [blobId]));
  if (blobIds.length === 0) return [];
  const kept = await trx.selectFrom('voice_clips').select('blob_id').where('blob_id', 'in', blobIds).execute();
  return [...new Set(blobIds)].filter((blobId) => kept.every((row) => row.blob_id !== blobId));
}
