/** Takes a recording in. Whoever may speak for an office may record; what phones play is what was published of it. */

import { createHash, randomUUID } from 'node:crypto';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import { findClipType, mostClipBytes, mostClipMs, mostKeyLetters, mostSaidLetters } from '../../core/voice/clip.ts';
import type { VoiceLanguage } from '../../core/voice/clip.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import type { GatewayContext } from '../context.ts';
import { writeAudit } from '../store/audit.ts';

/** What is recorded of one language and was neither withdrawn nor replaced; far above what there is to say. */
const mostClips = 10_000;

/**
 * `body`: a `RecordingRequest`. The clip says `said` from now on, whoever recorded it before; what is published stays until the next
 * publication. Problems: bad-request (with a sentence), body-too-large, clip-not-audio, clip-too-long.
 */
export async function recordVoice(
  { db, blobs, now }: Pick<GatewayContext, 'db' | 'blobs' | 'now'>,
  caller: Pick<AdminCaller, 'deviceId'>,
  language: VoiceLanguage,
  { key, said, lengthMs, audio }: { readonly [name: string]: unknown },
): Promise<Result<{ readonly clipId: string }>> {
  if (!isLine(key, mostKeyLetters) || !isLine(said, mostSaidLetters) || typeof audio !== 'string') {
    return fail('bad-request');
  }
  if (typeof lengthMs !== 'number' || !Number.isSafeInteger(lengthMs) || lengthMs <= 0) return fail('bad-request');
  if (lengthMs > mostClipMs) return fail('clip-too-long', { limit: mostClipMs / 1000 });
  const bytes = Buffer.from(audio, 'base64');
  if (bytes.length > mostClipBytes) return fail('body-too-large', { limit: mostClipBytes });
  const mediaType = findClipType(bytes);
  if (!mediaType) return fail('clip-not-audio');
  const count = await db
    .selectFrom('voice_clips')
    .select((row) => row.fn.countAll<string>().as('clips'))
    .where('language', '=', language)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count.clips) >= mostClips) return fail('bad-request', { limit: mostClips });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const blobId = blobOf(sha256);
  const clipId = randomUUID();
  await blobs.write(blobId, bytes);
  const at = now();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('voice_clips')
      .values({
        clip_id: clipId,
        language,
        sentence_key: key,
        said: said.normalize('NFC'),
        sha256,
        blob_id: blobId,
        media_type: mediaType,
        size_bytes: bytes.length,
        length_ms: lengthMs,
        recorded_by: caller.deviceId,
        recorded_at: at,
      })
      .execute();
    const details = { language, key, sha256 };
    await writeAudit(trx, { actor: caller.deviceId, action: 'voice-recorded', subject: clipId, details, at });
  });
  return succeed({ clipId });
}

/** Not the bare digest, which is a packet's part. */
export const blobOf = (sha256: string): string => `clip-${sha256}`;

function isLine(value: unknown, mostLetters: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= mostLetters && !value.includes('\u0000');
}
