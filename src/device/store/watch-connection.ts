/**
 * What stands between this page and its database: an older window that does not let go of it, a newer app that works in it
 * already, a disk so full that the browser cannot open it. None of these loses anything; the person is told what to do. And a
 * browser that threw the database away under the page, and would have it work on in an empty one.
 */

import type { Dexie } from 'dexie';
import type { Problem } from '../../core/problem.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { isAwaitingUpgrade } from './database.ts';
import { isOutOfRoom } from './out-of-room.ts';

/** What is half typed is saved in this time before a newer app gets the database. */
const lastWordsMs = 500;
/** Every window that is alive has let go by then. */
const patienceMs = 3_000;
/** How long until a database that could not be opened is tried again. */
const againMs = 1_000;

export interface Connection {
  /**
   * store-held (another window with an older version is in the way), app-outdated (this app is older than the database, or
   * about to be), storage-full (it could not be opened yet), storage-lost (it was thrown away; the next start brings back what
   * can be), absent: all is well.
   */
  problem(): Problem | undefined;
  /** Resolves when the database is open for the first time; rejects where it never will be. */
  readonly opened: Promise<void>;
}

/** Opens `db`; `onChange` is called whenever the problem changes, `makeRoom` before each further try on a full disk. */
export function watchConnection(db: Dexie, onChange: () => void, makeRoom: () => Promise<void>): Connection {
  let problem: Problem | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function become(next: Problem | undefined): void {
    clearTimeout(patience);
    if (next?.code === problem?.code) return;
    problem = next;
    onChange();
  }

  db.on('versionchange', ({ newVersion }) => {
    // It is being deleted: Dexie lets go at once.
    if (newVersion === null) return undefined;
    become({ code: 'app-outdated' });
    // For good, because Dexie's own way is to open it again, old code over a newer schema.
    setTimeout(() => db.close(), lastWordsMs);
    return false;
  });
  let wasOpen = false;
  db.on('populate', () => {
    if (!wasOpen) return;
    const lost = { code: 'storage-lost' } as const;
    become(lost);
    db.close();
    // It is not even made: without the keys and the numbers of the old one, nothing in it could be read or sent.
    throw new StorageFailure(lost);
  });
  let isBlocked = false;
  db.on('blocked', () => {
    isBlocked = true;
  });

  /** Asked, because the browser says `blocked` only after every window has answered, and a frozen one never does. */
  async function look(): Promise<void> {
    const isHeld = isBlocked || (await isAwaitingUpgrade(db));
    if (db.isOpen()) return;
    if (isHeld) become({ code: 'store-held' });
    else patience = setTimeout(() => void look(), patienceMs);
  }
  patience = setTimeout(() => void look(), patienceMs);
  // Dexie remembers an opening that failed; the next call is to try again.
  db.on('close', () => {
    setTimeout(() => {
      if (db.hasFailed() && !db.hasBeenClosed() && problem?.code !== 'app-outdated')
        db.close({ disableAutoOpen: false });
    });
  });

  async function open(): Promise<void> {
    for (;;) {
      try {
        await db.open();
        wasOpen = true;
        become(problem?.code === 'app-outdated' ? problem : undefined);
        return;
      } catch (thrown) {
        const isNewer = thrown instanceof Error && thrown.name === 'VersionError';
        const isFull = !isNewer && !db.hasBeenClosed() && isOutOfRoom(thrown);
        become(isNewer ? { code: 'app-outdated' } : isFull ? { code: 'storage-full' } : undefined);
        if (!isFull) throw thrown;
      }
      await makeRoom().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }

  const opened = open();
  // Whoever waits for it hears of it; where nobody does, it is no news.
  opened.catch(() => undefined);
  return { problem: () => problem, opened };
}
