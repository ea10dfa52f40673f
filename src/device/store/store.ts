/**
 * The database with its two gates: nothing is written before the start is over (storage looked at, log rotated: protocol.md
 * §6.2), and everything written is announced only after its transaction has committed.
 */

import type { Table } from 'dexie';
import type { LogEntry, LogNote } from '../../core/delivery/log-entry.ts';
import type { WatchTopic } from '../../core/screen-ports.ts';
import type { Problem } from '../../core/problem.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { newDatabase } from './database.ts';
import type { Database } from './database.ts';
import { watchConnection } from './watch-connection.ts';

export interface Store {
  readonly db: Database;
  /**
   * Runs `work` in one strict read-write transaction, after the start is over; `topics` are announced once it committed.
   * Rejects with `StorageFailure` `storage-full` when there is no room, or with what `problem` says; then nothing of it was
   * written.
   */
  write<T>(tables: readonly Table[], topics: readonly WatchTopic[], work: () => Promise<T>): Promise<T>;
  /** Lets writers pass; called once, by the start. */
  openForWriting(): void;
  announce(topic: WatchTopic): void;
  /** For news that concern this page alone. */
  announceHere(topic: WatchTopic): void;
  subscribe(listener: (topic: WatchTopic) => void): () => void;
  /** Something for the delivery log. Nobody waits for it and nothing fails by it; whole ids in `pids`, the log shortens them. */
  note(note: LogNote): void;
  /** Calls `hear` at every further note, and at once when something was noted already. */
  hearNotes(hear: () => void): void;
  /** What was noted and not taken yet, oldest first. */
  takeNotes(): readonly LogEntry[];
  /** Why the database cannot be used now, see `watch-connection.ts`; announced as topic `store`. */
  problem(): Problem | undefined;
  close(): void;
}

/** Opens the store; other tabs and the service worker hear of changes through a broadcast channel. */
export function openStore(name: string): Store {
  const db = newDatabase(name);
  const listeners = new Set<(topic: WatchTopic) => void>();
  const channel = new BroadcastChannel(name);
  const notes: LogEntry[] = [];
  let hearNote = (): void => undefined;
  let openForWriting = (): void => undefined;
  const writable = new Promise<void>((resolve) => {
    openForWriting = resolve;
  });

  channel.addEventListener('message', (event: MessageEvent<WatchTopic>) => tell(event.data));

  function tell(topic: WatchTopic): void {
    for (const listener of listeners) listener(topic);
  }

  function note(news: LogNote): void {
    notes.push({ ...news, atMs: Date.now() });
    hearNote();
  }

  function announce(topic: WatchTopic): void {
    tell(topic);
    channel.postMessage(topic);
  }

  const problem = watchConnection(db, () => tell('store'));

  return {
    db,
    problem,
    async write(tables, topics, work) {
      await writable;
      let value;
      try {
        value = await db.transaction('rw!', [...tables], work);
      } catch (thrown) {
        const inTheWay = problem();
        if (inTheWay) throw new StorageFailure(inTheWay, { cause: thrown });
        if (!isQuotaExceeded(thrown)) throw thrown;
        note({ kind: 'storage-full' });
        throw new StorageFailure({ code: 'storage-full' }, { cause: thrown });
      }
      for (const topic of topics) announce(topic);
      return value;
    },
    openForWriting: () => openForWriting(),
    announce,
    announceHere: tell,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    note,
    hearNotes(hear) {
      hearNote = hear;
      if (notes.length > 0) hear();
    },
    takeNotes: () => notes.splice(0),
    close() {
      channel.close();
      db.close();
    },
  };
}

function isQuotaExceeded(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { name, inner } = thrown as { name?: unknown; inner?: unknown };
  return name === 'QuotaExceededError' || (inner !== undefined && inner !== thrown && isQuotaExceeded(inner));
}
