/**
 * The result itself, a PDF or a photograph, sealed like everything opened. Photographs are decoded and encoded anew in the
 * process for pictures; a PDF stays as it is, because it may carry the office's digital signature, and is only ever handed out
 * as a file to keep.
 */

import { randomUUID } from 'node:crypto';
import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { newPictures } from '../opener/pictures.ts';
import { sealPicture } from '../store/dossier-content.ts';
import { changeDossier } from './change-dossier.ts';
import type { DossierChange } from './change-dossier.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';

export const mostResultBytes = 8 * 1024 * 1024;
const mostFiles = 20;

interface Subject {
  readonly dossierId: string;
  readonly etag: string;
}

/**
 * Puts a file to the result. Problems: picture-not-an-image (neither a whole PDF nor a picture that may be shown); bad-request
 * (too many files); action-not-possible, not-found, changed-meanwhile.
 */
export async function addResultFile(
  context: GatewayContext,
  caller: DeskCaller,
  subject: Subject,
  bytes: Uint8Array,
): Promise<DeskResult<void>> {
  const { blobs, keys } = context;
  const file = await readResult(bytes);
  if (!file.ok) return file;
  const { mediaType } = file.value;
  const blobId = `result-${randomUUID()}`;
  await blobs.write(blobId, sealPicture(keys.dataKey, blobId, file.value.bytes));
  const done = await changeDossier(
    context,
    caller,
    { ...subject, action: 'result-file' },
    async (trx, dossier, now): Promise<Result<DossierChange>> => {
      if (!isActionPossible('result-file', { state: dossier.state })) return fail('action-not-possible');
      const files = await trx
        .selectFrom('dossier_results')
        .select('blob_id')
        .where('dossier_id', '=', dossier.dossier_id)
        .where('dropped_at', 'is', null)
        .execute();
      if (files.length >= mostFiles) return fail('bad-request', { limit: mostFiles });
      await trx
        .insertInto('dossier_results')
        .values({
          blob_id: blobId,
          dossier_id: dossier.dossier_id,
          media_type: mediaType,
          actor: caller.deviceId,
          at: now,
        })
        .execute();
      return succeed({ columns: {}, details: { blobId, mediaType }, tellsPhone: false });
    },
  );
  // Not after an error: a commit whose answer was lost has kept it.
  if (!done.ok) await blobs.remove(blobId);
  return done;
}

/** Problems: bad-request, not-found, action-not-possible, changed-meanwhile. */
export async function dropResultFile(
  context: GatewayContext,
  caller: DeskCaller,
  subject: Subject,
  body: { readonly [name: string]: unknown },
): Promise<DeskResult<void>> {
  const blobId = body['blobId'];
  if (typeof blobId !== 'string') return fail('bad-request');
  const done = await changeDossier(
    context,
    caller,
    { ...subject, action: 'drop-result-file' },
    async (trx, dossier, now): Promise<Result<DossierChange>> => {
      if (!isActionPossible('drop-result-file', { state: dossier.state })) return fail('action-not-possible');
      const dropped = await trx
        .updateTable('dossier_results')
        .set({ dropped_at: now })
        .where('blob_id', '=', blobId)
        .where('dossier_id', '=', dossier.dossier_id)
        .where('dropped_at', 'is', null)
        .executeTakeFirst();
      if (dropped.numUpdatedRows === 0n) return fail('not-found');
      return succeed({ columns: {}, details: { blobId }, tellsPhone: false });
    },
  );
  if (done.ok) await context.blobs.remove(blobId);
  return done;
}

const notAFile = fail('picture-not-an-image', {
  message: 'Kết quả phải là tệp PDF hoặc ảnh JPEG, PNG, WebP còn nguyên vẹn, không quá 8 MB.',
});

async function readResult(bytes: Uint8Array): Promise<Result<{ bytes: Uint8Array; mediaType: string }>> {
  if (bytes.length === 0 || bytes.length > mostResultBytes) return notAFile;
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  const end = Buffer.from(bytes.subarray(-2048)).toString('latin1');
  if (start === '%PDF-') return end.includes('%%EOF') ? succeed({ bytes, mediaType: 'application/pdf' }) : notAFile;
  // A process for each: results are put away a few times a day, and nothing of one can linger for the next.
  const pictures = newPictures();
  try {
    const picture = await pictures.reencode(bytes);
    return picture ? succeed(picture) : notAFile;
  } finally {
    await pictures.stop();
  }
}
