/**
 * Protocol.md §6.2: a power cut in the middle of a write can leave a zeroed tail in the log that all databases of the
 * origin share; Chromium goes on writing behind it and throws the whole database away at the launch after next. Writing and
 * deleting about 5 MB makes it begin a new log file, and the bad tail is never read again.
 */

import { chunkBytes } from './database.ts';
import type { Database } from './database.ts';

const scratchChunks = 160;
const chunksPerTransaction = 16;

/** To be done after the first paint and before the first other write of a cold start. */
export async function rotateLog(db: Database): Promise<void> {
  for (let start = 0; start < scratchChunks; start += chunksPerTransaction) {
    await db.transaction('rw!', [db.scratch], async () => {
      for (let index = start; index < start + chunksPerTransaction; index += 1) {
        // Random, because a compressed log would not grow.
        await db.scratch.put({ index, bytes: crypto.getRandomValues(new Uint8Array(chunkBytes)) });
      }
    });
  }
  // By range, not `clear()`: it reads nothing and is one entry of the log.
  await db.scratch.where('index').between(0, scratchChunks).delete();
}
