/**
 * The one database of this device (protocol.md §6). Every transaction is strict, because all databases of an origin share
 * one log and a relaxed writer beside ours would lose what was called saved. Content lies here only as ciphertext, in
 * chunks of at most 32 KB: larger values leave Chromium's log and do not survive a power cut.
 * Released versions are never edited; a change is a new `version(n)` with an upgrade.
 */

import { Dexie } from 'dexie';
import type { IndexableType, InsertType, Table } from 'dexie';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { LogEntry } from '../../core/delivery/log-entry.ts';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { SealedPacket } from '../../core/ports.ts';
import { nativeVersion } from './database-name.ts';

export const chunkBytes = 32 * 1024;
/** In `meta`: how far the gateway's news was taken. Absent: everything is asked for again. */
export const cursorKey = 'changes-cursor';
/** In `meta`: when news was last taken, and how the clocks then stood. */
export const heardKey = 'news-heard';

export interface HeardNews {
  /** By this phone's clock. */
  readonly atMs: number;
  /** By how much this phone's clock was ahead; absent: no answer told. */
  readonly aheadMs?: number;
  /** Nothing more was waiting. */
  readonly isWhole: boolean;
}

export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

/** Ciphertext and its nonce. */
export interface SealedBytes {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Sealed to the vault's mailbox, see `mailbox.ts`. */
export interface Letter {
  readonly ephemeral: Uint8Array<ArrayBuffer>;
  readonly content: SealedBytes;
}

/** A draft: three plain fields to find and sort it, everything else under its own key, which lies wrapped beside it. */
export interface DraftRow {
  readonly dossierId: string;
  readonly basketId: string;
  readonly updatedAt: string;
  /** False once sealed: it then waits only for its correction window to end. */
  readonly open: boolean;
  readonly wrappedKey: SealedBytes;
  readonly content: SealedBytes;
}

/** What precedes a basket: nothing of it in clear. */
export interface BeginningRow {
  readonly beginningId: string;
  readonly wrappedKey: SealedBytes;
  readonly content: SealedBytes;
}

/** A preview apart from its draft, so that a save while typing rewrites a few kilobytes only. */
export interface ThumbRow {
  readonly partSha256: string;
  readonly dossierId: string;
  readonly content: SealedBytes;
}

export interface PacketRow extends Omit<SealedPacket, 'procedureCode'> {
  /** The digests of `parts`, to find who still names a part. */
  readonly partNames: readonly string[];
  /** What it is about, sealed to the vault's mailbox. */
  readonly letter?: Letter;
}

export interface PartRow {
  readonly sha256: string;
  readonly len: number;
  readonly dossierId: string;
  /** Whom a page is sealed to, for the header that will name it. */
  readonly recipients?: readonly string[];
}

export interface ChunkRow {
  readonly sha256: string;
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ProcedureRow {
  readonly code: string;
  readonly version: number;
  /** As it came from the gateway: what a newer form holds beyond this app's knowledge stays in it. */
  readonly procedure: unknown;
}

export interface ListRow {
  readonly name: string;
  readonly rows: unknown;
}

/** A status: how far the dossier is in clear; what it is about and the office's words sealed to the vault's mailbox. */
export interface StatusRow {
  readonly dossierId: string;
  readonly localCode: string;
  readonly state: OfficeState;
  readonly at: string;
  readonly openedPids: readonly string[];
  readonly letter?: Letter;
}

export interface CounterRow {
  readonly name: 'home';
  readonly waiting: number;
  readonly needsAttention: number;
  readonly delivered: number;
  readonly drafts: number;
  /** The running number of the next packet. */
  readonly nextSeq: number;
}

export const emptyCounters: CounterRow = {
  name: 'home',
  waiting: 0,
  needsAttention: 0,
  delivered: 0,
  drafts: 0,
  nextSeq: 1,
};

/** A record that could not be read: named here, left where it lies. */
export interface QuarantineRow {
  readonly name: string;
  readonly table: string;
  readonly key: string;
  readonly foundAtMs: number;
  /** The record's key itself; a row of an older app has only its text. */
  readonly recordKey?: IndexableType;
  /** It lies in a file that was exported; it is not asked about any more. */
  readonly exportedAtMs?: number;
}

/** One line of the delivery log. */
export interface EventRow extends LogEntry {
  readonly id: number;
}

/** A note of this phone; who is meant is sealed to the vault's mailbox. */
export interface NoteRow {
  readonly noteId: string;
  readonly hamlet: string;
  /** The packet that carries it. */
  readonly pid: string;
  readonly letter?: Letter;
}

/** What a locked phone may tell of a hamlet's pack, beside its first piece. */
export interface PackHead {
  /** Of this fetching; every piece is bound to it. */
  readonly packId: string;
  readonly asOf: string;
  readonly sizeBytes: number;
  readonly pieces: number;
  readonly etag?: string;
}

/** A piece of what was fetched for a hamlet before leaving, sealed to the vault's mailbox. */
export interface PackRow {
  readonly hamlet: string;
  /** From 0. */
  readonly piece: number;
  readonly letter: Letter;
  readonly head?: PackHead;
}

export interface ScratchRow {
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Database = Dexie & {
  readonly meta: Table<MetaRow, string>;
  readonly drafts: Table<DraftRow, string>;
  readonly beginnings: Table<BeginningRow, string>;
  readonly thumbs: Table<ThumbRow, string>;
  readonly packets: Table<PacketRow, string>;
  readonly parts: Table<PartRow, string>;
  readonly chunks: Table<ChunkRow, [string, number]>;
  readonly deliveries: Table<Delivery, string>;
  readonly procedures: Table<ProcedureRow, [string, number]>;
  readonly lists: Table<ListRow, string>;
  readonly statuses: Table<StatusRow, string>;
  readonly counters: Table<CounterRow, string>;
  readonly quarantine: Table<QuarantineRow, string>;
  readonly scratch: Table<ScratchRow, number>;
  readonly events: Table<EventRow, number, InsertType<EventRow, 'id'>>;
  readonly notes: Table<NoteRow, string>;
  readonly packs: Table<PackRow, [string, number]>;
};

const upgrading = new WeakSet<Dexie>();

/**
 * The database, not yet opened; Dexie opens it with the first call. One that a newer app has been in cannot be opened
 * (`VersionError`): left alone, Dexie would open it all the same and add what this version misses in it.
 */
export function newDatabase(name: string): Database {
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    ...(globalThis.indexedDB && {
      indexedDB: {
        ...namesOf(indexedDB),
        open(asked: string, version = nativeVersion) {
          const request = indexedDB.open(asked, version);
          request.addEventListener('upgradeneeded', () => upgrading.add(database));
          return request;
        },
      },
    }),
  }) as Database;
  database.version(1).stores({
    meta: 'key',
    drafts: 'dossierId, updatedAt',
    beginnings: 'beginningId',
    thumbs: 'partSha256, dossierId',
    packets: 'pid, seq, sealedAtMs, dossierId, *partNames',
    parts: 'sha256, dossierId',
    chunks: '[sha256+index]',
    deliveries: 'pid',
    procedures: '[code+version]',
    lists: 'name',
    statuses: 'dossierId',
    counters: 'name',
    quarantine: 'name',
    scratch: 'index',
  });
  // Finds what is in review without reading a record.
  database.version(2).stores({ statuses: 'dossierId, state' });
  database.version(3).stores({ events: '++id' });
  database.version(4).stores({ notes: 'noteId, hamlet', packs: '[hamlet+piece]' });
  database.on('populate', (transaction) => {
    transaction.table<CounterRow>('counters').add(emptyCounters);
  });
  return database;
}

/**
 * Whether `database` is on the disk in an older version still, and its upgrade has not begun: somebody holds it open. False
 * where the browser does not tell.
 */
export async function isAwaitingUpgrade(database: Dexie): Promise<boolean> {
  if (upgrading.has(database) || !('databases' in indexedDB)) return false;
  const known = (await indexedDB.databases().catch(() => [])).find(({ name }) => name === database.name);
  return known?.version !== undefined && known.version > 0 && known.version < nativeVersion;
}

/** The rest of what Dexie asks of a factory. */
function namesOf(factory: IDBFactory): Partial<IDBFactory> {
  return {
    deleteDatabase: (name) => factory.deleteDatabase(name),
    // Firefox before 126 has none, and Dexie looks whether it is there.
    ...('databases' in factory && { databases: () => factory.databases() }),
  };
}
