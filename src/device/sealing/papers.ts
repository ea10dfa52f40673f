/**
 * Pages are sealed the moment they are attached (protocol.md §6.6): the plain picture is never written, and finishing a
 * dossier later writes text and header only. Room is asked for while the worker has the picture, not found missing by
 * the writing.
 */

import type { Papers, Storage } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import { findThrownProblem } from '../../core/storage-failure.ts';
import { findPins } from '../contact/enrolment-record.ts';
import { dropParts, putPart } from '../store/part-bytes.ts';
import { findPictureKind } from './picture-kind.ts';
import type { PictureOf, Sealing } from './sealing.ts';
import type { Store } from '../store/store.ts';

const largestPictureBytes = 40 * 1024 * 1024;
/** Kept free so that the end of a dossier never fails for want of room. */
const reservedBytes = 50 * 1024 * 1024;

export function newPapers(store: Store, storage: Storage, openSealing: () => Promise<Sealing>): Papers {
  const { db } = store;

  async function sealPicture(picture: Blob, of: PictureOf | undefined) {
    const [head, pins, sealing] = await Promise.all([picture.slice(0, 16).arrayBuffer(), findPins(db), openSealing()]);
    if (!findPictureKind(new Uint8Array(head))) return fail('picture-not-an-image');
    if (!pins) return fail('not-enrolled');
    const { recipients } = pins;
    const sealed = await sealing.sealPicture(picture, recipients, of);
    return sealed.ok ? succeed({ ...sealed.value, recipients }) : sealed;
  }

  return {
    async sealPage(dossierId, picture, of) {
      if (picture.size > largestPictureBytes) return fail('picture-too-large', { limit: largestPictureBytes });
      // Every picture of a device is a Blob; the core only never needs to know.
      const blob = picture as Blob;
      // The worker has the picture while the room for it is asked for.
      const sealing = sealPicture(blob, of);
      sealing.catch(() => undefined);
      const freeBytes = await storage.freeBytes();
      if (freeBytes !== undefined && freeBytes < reservedBytes) {
        store.note({ kind: 'storage-low', count: Math.floor(freeBytes / 1_000_000) });
        return fail('storage-nearly-full', { limit: reservedBytes });
      }
      const sealed = await sealing;
      if (!sealed.ok) return sealed;
      const { cipher, sha256, plainSha256, mediaType, thumbnail, recipients } = sealed.value;
      try {
        const part = { sha256, len: cipher.length, dossierId, recipients };
        await store.write([db.parts, db.chunks], [], () => putPart(db, part, cipher));
      } catch (thrown) {
        const problem = findThrownProblem(thrown);
        if (problem?.code === 'storage-full') return { ok: false, problem };
        throw thrown;
      }
      return succeed({ mediaType, partSha256: sha256, partLen: cipher.length, sha256: plainSha256, thumbnail });
    },

    async discardPage(partSha256) {
      await store.write([db.parts, db.chunks, db.packets], [], () => dropParts(db, [partSha256]));
    },
  };
}
