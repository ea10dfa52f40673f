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
import { newLogGate } from './log-gate.ts';
import type { LogGate } from './log-gate.ts';
import { explainStorage, isOutOfRoom } from './out-of-room.ts';
import { regainRoom } from './regain-room.ts';
import { noReserve } from './room-reserve.ts';
import type { RoomReserve } from './room-reserve.ts';
import { watchConnection } from './watch-connection.ts';

export interface Store {
  readonly db: Database;
  /**
   * Runs `work` in one strict read-write transaction, after the start is over; `topics` are announced once it committed.
   * Where there is no room the reserve is given up and `work` is run again. Rejects with `StorageFailure` `storage-full`
   * when that does not help, or with what `problem` says; then nothing of it was written.
   */
  write<T>(tables: readonly Table[], topics: readonly WatchTopic[], work: () => Promise<T>): Promise<T>;
  /** Lets writers pass; called once, by the start. `isLogTorn`: not before a new log could be begun. */
  openForWriting(isLogTorn?: boolean): void;
  /** Shared by the stores of this thread; `openForWriting` opens it. */
  readonly log: LogGate;
  /** Resolves when the database could be opened, which may take as long as the disk is full. */
  readonly opened: Promise<void>;
  readonly reserve: RoomReserve;
  /** Takes the reserve where it is missing, while nothing is written; false: there is no room for it. */
  keepReserve(): Promise<boolean>;
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

/**
 * Opens the store; other tabs and the service worker hear of changes through a broadcast channel. A second store of the same
 * thread gets the first one's `log`.
 */
export function openStore(name: string, reserve: RoomReserve = noReserve, log: LogGate = newLogGate()): Store {
  const db = newDatabase(name);
  const listeners = new Set<(topic: WatchTopic) => void>();
  const channel = new BroadcastChannel(name);
  const notes: LogEntry[] = [];
  let hearNote = (): void => undefined;

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

  // The browser closes every connection of an origin when a write fails on the disk, in whichever window it was.
  db.on('close', () => log.tear());
  const { problem, opened } = watchConnection(
    db,
    () => tell('store'),
    () => reserve.release(),
  );

  async function writeOnce<T>(tables: readonly Table[], work: () => Promise<T>): Promise<T> {
    try {
      await log.pass(() => regainRoom(db, reserve));
      return await db.transaction('rw!', [...tables], work);
    } catch (thrown) {
      const inTheWay = problem();
      if (inTheWay) throw new StorageFailure(inTheWay, { cause: thrown });
      if (isOutOfRoom(thrown)) log.tear();
      throw thrown;
    }
  }

  return {
    db,
    problem,
    opened,
    reserve,
    log,
    async keepReserve() {
      return (await reserve.isHeld()) || log.hold(() => reserve.take());
    },
    async write(tables, topics, work) {
      let value;
      try {
        value = await writeOnce(tables, work).catch((thrown: unknown) => {
          if (!isOutOfRoom(thrown)) throw thrown;
          note({ kind: 'storage-full' });
          return writeOnce(tables, work);
        });
      } catch (thrown) {
        throw explainStorage(thrown);
      }
      for (const topic of topics) announce(topic);
      return value;
    },
    openForWriting: (isLogTorn) => log.open(isLogTorn),
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
