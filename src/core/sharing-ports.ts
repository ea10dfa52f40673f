/**
 * What a phone shares: with the other people who use it, each behind a PIN of their own, and with other phones, which carry
 * sealed work for it. Both are parts of `Device`.
 */

import type { ExportedFile } from './screen-ports.ts';
import type { Result } from './result.ts';

/** One of those who share this phone, with an own store and an own PIN. */
export interface PersonHere {
  /** Names the store, nobody. */
  readonly storeName: string;
  /** Absent: not enrolled yet, or unreadable. */
  readonly name?: string;
  readonly isCurrent: boolean;
  /** Sealed and not yet at the province. */
  readonly waiting: number;
}

/** The people who share this phone. Whose session it is changes nothing about who signed what: that is fixed at sealing. */
export interface PeopleHere {
  /** The current one first. */
  list(): Promise<readonly PersonHere[]>;
  /** Locks, and opens the app anew in that store. */
  switchTo(storeName: string): Promise<void>;
  /** Opens the app anew in an empty store, for somebody who has an invitation; the current one is locked. */
  add(invitationLink?: string): Promise<void>;
}

/** What a file of the relay held, once it was looked at. */
export interface OpenedBundle {
  /** Packets of others that this phone carries from now on, and those it carried already. */
  readonly packetsTaken: number;
  readonly packetsKnown: number;
  /** Pages that did not match their digest and were left out. */
  readonly partsDamaged: number;
  /** Packets of this phone that the province signed for, by acknowledgements that verified. */
  readonly ownDelivered: number;
  /** Acknowledgements that did not verify or belong to nobody here. */
  readonly acknowledgementsRefused: number;
  readonly bytes: number;
}

/** A file that the system's share sheet left for this app. */
export interface SharedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** It was looked at; until then every call hands it out again, so that a lock, a reload or a full disk loses none. */
  forget(): Promise<void>;
}

/** How far what this phone carries for others has come. */
export interface CarriedLoad {
  readonly packets: number;
  readonly bytes: number;
  /** Packets the province signed for; their senders may be told by a file of receipts. */
  readonly delivered: number;
}

/** Sealed work on another phone: whoever carries it learns count and size, nothing else. */
export interface Relay {
  /** What waits here and could be given along. */
  waiting(): Promise<{ readonly packets: number; readonly bytes: number }>;
  /** Everything that waits, as files of at most `mostBytes` each. Problems: not-found (nothing waits), record-torn. */
  pack(mostBytes: number, onProgress: (share: number) => void): Promise<Result<readonly ExportedFile[]>>;
  /**
   * Looks at a file that came, `.gocua` or `.gocua.txt`: takes packets of others to carry, and receipts of own ones. Problems:
   * bundle-malformed, bundle-foreign, bundle-newer-than-app, not-enrolled, storage-nearly-full, storage-full. Opening the
   * same file again is safe.
   */
  open(bytes: Uint8Array, onProgress: (share: number) => void): Promise<Result<OpenedBundle>>;
  carried(): Promise<CarriedLoad>;
  /** The province's acknowledgements for what was carried, as a file for the senders. Problem: not-found. */
  packReceipts(): Promise<Result<ExportedFile>>;
  /** What the system's share sheet left for this app and was not forgotten yet. */
  takeShared(): Promise<readonly SharedFile[]>;
}
