/**
 * What stands between this page and its database: an older window that does not let go of it, or a newer app that works in
 * it already. Neither loses anything; the person is told which window to close or to open again.
 */

import type { Dexie } from 'dexie';
import type { Problem } from '../../core/problem.ts';
import { isAwaitingUpgrade } from './database.ts';

/** What is half typed is saved in this time before a newer app gets the database. */
const lastWordsMs = 500;
/** Every window that is alive has let go by then. */
const patienceMs = 3_000;

/**
 * Opens `db`; `onChange` is called whenever the answer of the returned function changes: store-held (another window with an
 * older version is in the way), app-outdated (this app is older than the database, or about to be), absent: all is well.
 */
export function watchConnection(db: Dexie, onChange: () => void): () => Problem | undefined {
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
  db.open().then(
    () => become(problem?.code === 'store-held' ? undefined : problem),
    (thrown: unknown) => {
      const isNewer = thrown instanceof Error && thrown.name === 'VersionError';
      become(isNewer ? { code: 'app-outdated' } : undefined);
    },
  );
  return () => problem;
}
