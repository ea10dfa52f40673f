/**
 * The delivery log on the disk: at most 500 lines, written in the background some moments after they were noted. Invariants:
 * no sending and no saving ever waits for it; what cannot be written is forgotten without a word; a line that is the same as
 * the newest is counted into it. What goes in is cut to what a log may hold, see `core/delivery/log-entry.ts`.
 */

import type { LogEntry } from '../../core/delivery/log-entry.ts';
import { mergeLogEntry, mostLogEntries, shortPid } from '../../core/delivery/log-entry.ts';
import { isLocalCode } from '../../core/dossier/local-code.ts';
import type { Table } from 'dexie';
import type { EventRow } from './database.ts';
import { findRow, ifReadable, readRows } from './read-rows.ts';
import type { Store } from './store.ts';

const gatherMs = 400;

export interface EventLog {
  /** Newest first; what is torn is left out. */
  list(): Promise<readonly LogEntry[]>;
  /** Resolves when everything noted before is written or given up. */
  flush(): Promise<void>;
}

/** Begins to write down what the store notes. One for a store. */
export function openEventLog(store: Store): EventLog {
  const { events } = store.db;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(() => writeNotes(store)).catch(() => undefined);
    return last;
  }

  store.hearNotes(() => {
    timer ??= setTimeout(() => void flush(), gatherMs);
  });

  return {
    flush,
    async list() {
      await flush();
      // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
      const newestFirst = await events.toCollection().reverse().primaryKeys();
      const { rows } = await readRows<EventRow, number>(store, events as Table<EventRow, number>, newestFirst);
      return rows.map(toEntry);
    },
  };
}

async function writeNotes(store: Store): Promise<void> {
  const { db } = store;
  const notes = store.takeNotes();
  if (notes.length === 0) return;
  const entries: LogEntry[] = [];
  for (const note of notes) entries.push(await cut(store, note));
  await store.write([db.events], [], async () => {
    let newestId = (await db.events.toCollection().lastKey()) as number | undefined;
    for (const entry of entries) {
      const newest = newestId === undefined ? undefined : await ifReadable(db.events.get(newestId));
      const merged = mergeLogEntry(newest, entry);
      if (merged && newestId !== undefined) await db.events.put({ ...merged, id: newestId });
      else newestId = await db.events.add(entry);
    }
    if (newestId !== undefined)
      await db.events
        .where(':id')
        .belowOrEqual(newestId - mostLogEntries)
        .delete();
  });
}

/** Nothing but what a log may hold, whatever the note carried. */
async function cut(store: Store, note: LogEntry): Promise<LogEntry> {
  const { atMs, kind, count, problem, detail } = note;
  const localCodes = new Set(note.localCodes?.filter(isLocalCode));
  for (const pid of localCodes.size > 0 ? [] : (note.pids ?? [])) {
    const code = (await findRow(store, store.db.packets, pid))?.localCode;
    if (code !== undefined && isLocalCode(code)) localCodes.add(code);
  }
  const pids = note.pids?.filter((pid) => /^[\da-f-]{36}$/.test(pid)).map(shortPid);
  return {
    atMs,
    kind,
    ...(pids && pids.length > 0 && { pids }),
    ...(localCodes.size > 0 && { localCodes: [...localCodes] }),
    ...(count !== undefined && { count }),
    ...(problem !== undefined && { problem }),
    ...(detail !== undefined && /^[\w.+-]{1,32}$/.test(detail) && { detail }),
  };
}

function toEntry(row: EventRow): LogEntry {
  const entry: Partial<{ -readonly [field in keyof EventRow]: EventRow[field] }> = { ...row };
  delete entry.id;
  return entry as LogEntry;
}
