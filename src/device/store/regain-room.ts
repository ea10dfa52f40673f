/**
 * After a write that found no room. Chromium closed the database and left half a record at the end of its log; what is
 * appended behind it makes the next opening find the database corrupt and delete it. So a new log is begun before anything
 * else is written, and it is begun only when there is surely room for it: one that fails half way is the same harm.
 */

import { StorageFailure } from '../../core/storage-failure.ts';
import type { Database } from './database.ts';
import type { RoomReserve } from './room-reserve.ts';
import { rotateLog } from './rotate-log.ts';

const openAttempts = 5;
const openAgainMs = 200;

/** Gives up the reserve and begins a new log. Rejects with storage-full, the log untouched, where no room can be had. */
export async function regainRoom(db: Database, reserve: RoomReserve): Promise<void> {
  // To have taken it is the only proof that so much is free.
  if (!(await reserve.isHeld()) && !(await reserve.take())) throw new StorageFailure({ code: 'storage-full' });
  await reserve.release();
  await openAgain(db);
  try {
    await rotateLog(db);
  } catch {
    // The first write may only be told of what the browser itself could not write while there was no room.
    await openAgain(db);
    await rotateLog(db);
  }
}

/** A read may have tried to open it before there was room, and Dexie answers with that failure for a moment. */
async function openAgain(db: Database): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await db.open();
      return;
    } catch (thrown) {
      if (attempt === openAttempts || db.hasBeenClosed()) throw thrown;
    }
    await new Promise((resolve) => setTimeout(resolve, openAgainMs));
  }
}
