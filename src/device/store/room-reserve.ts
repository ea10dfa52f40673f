/**
 * Room on the disk that nobody else can take, lying in the Cache API. `estimate()` cannot promise any: Chromium answers with
 * a fixed figure, whatever is left. And a disk that is full in the middle of a write costs more than that write: the log is
 * left with half a record, and whoever writes behind it loses the whole database at the next opening. Getting out of that
 * takes about 10 MB (`regain-room.ts`), and while it is done the browser may be merging its older files, which takes up to 30
 * more; the rest lets the dossier at hand be finished.
 * Without a Cache API there is no reserve, and nothing else changes.
 */

import type { Caches } from './second-copy.ts';

const cacheName = 'gocua-reserve';
const pieceCount = 12;
const pieceBytes = 4 * 1024 * 1024;
/** The browser calls an entry deleted before it has let go of its files. */
const letGoMs = 300;

export interface RoomReserve {
  isHeld(): Promise<boolean>;
  /** Takes it anew; false when there is no room for all of it, and then nothing of it is kept. */
  take(): Promise<boolean>;
  /** Gives it back; its room is free when the promise resolves, a moment after the browser says so. */
  release(): Promise<void>;
}

export function newRoomReserve(caches: Caches | undefined, origin: string): RoomReserve {
  const open = (): Promise<Cache> | undefined => caches?.open(cacheName);

  async function release(): Promise<void> {
    try {
      const cache = await open();
      const pieces = (await cache?.keys()) ?? [];
      // One by one, because a whole cache is only let go of when nobody holds it any more.
      for (const piece of pieces) await cache?.delete(piece);
      if (pieces.length > 0) await new Promise((resolve) => setTimeout(resolve, letGoMs));
    } catch {
      // A power cut can leave a cache that is of no more use.
      await caches?.delete?.(cacheName);
    }
  }

  return {
    release,
    async isHeld() {
      try {
        const cache = await open();
        return !cache || (await cache.keys()).length >= pieceCount;
      } catch {
        return false;
      }
    },
    async take() {
      try {
        await release();
        const cache = await open();
        for (let piece = 0; piece < pieceCount; piece += 1) {
          await cache?.put(`${origin}/reserve/${piece}`, new Response(new Uint8Array(pieceBytes)));
        }
        return true;
      } catch {
        await release().catch(() => undefined);
        return false;
      }
    },
  };
}

/** For a thread that has none. */
export const noReserve: RoomReserve = newRoomReserve(undefined, '');
