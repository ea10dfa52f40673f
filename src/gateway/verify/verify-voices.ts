/** Every recording that still counts has its bytes, and they are what its digest says. */

import { createHash } from 'node:crypto';
import { pageSize } from './examination.ts';
import type { Examination } from './examination.ts';

export async function verifyVoices({ db, context, shelf, found, counted }: Examination): Promise<void> {
  for (let after = ''; ;) {
    const page = await db
      .selectFrom('voice_clips')
      .select(['clip_id', 'blob_id', 'sha256'])
      .where('clip_id', '>', after)
      .where('blob_id', 'is not', null)
      .orderBy('clip_id')
      .limit(pageSize)
      .execute();
    for (const { clip_id: clipId, blob_id: blobId, sha256 } of page) {
      if (blobId === null) continue;
      const clip = { subject: clipId, detail: blobId };
      if ((await shelf.findSize(shelf.finishedPath(blobId))) === undefined) found({ kind: 'voice-missing', ...clip });
      else {
        const bytes = await context.blobs.read(blobId).catch(() => new Uint8Array());
        const isRight = createHash('sha256').update(bytes).digest('hex') === sha256;
        if (!isRight) found({ kind: 'voice-damaged', ...clip });
      }
      counted('voices', 1);
    }
    after = page.at(-1)?.clip_id ?? '';
    if (page.length < pageSize) return;
  }
}
