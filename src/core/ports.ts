/**
 * Everything the core asks of the outside world, on one page. `device/` fulfils each port with one file; tests fulfil
 * them with fakes that the contract suites keep honest. Times are epoch milliseconds of the device clock, which may be
 * wrong by years: order and back-off may use it, truth may not. Promises reject only for bugs and for storage that broke
 * (a `StorageFailure`); everything expected is a `Result` or a named outcome.
 */

import type { Delivery, VerifiedAcknowledgement } from './delivery/delivery.ts';
import type { Beginning } from './dossier/beginning.ts';
import type { Draft, HelperIdentity, PaperPage, SealedText } from './dossier/dossier.ts';
import type { DossierStatus, KnownStatus } from './dossier/dossier-status.ts';
import type { DirectoryEntry, ListEntry, ListName, Procedure } from './procedure/procedure.ts';
import type { UnreadableVersion } from './procedure/unreadable-version.ts';
import type { Inventory } from './delivery/inventory.ts';
import type { Lesson } from './practice/lessons.ts';
import type { Note, NotesText } from './notes/note.ts';
import type { Problem } from './problem.ts';
import type { ReportNews } from './report/report.ts';
import type { WorkingCalendar } from './reception/working-days.ts';
import type { Result } from './result.ts';
import type { KnownSchedule, PhoneSchedule } from './visit/schedule.ts';

export interface Clock {
  nowMs(): number;
  /** Local time with offset, `2026-11-21T08:30:00+07:00`. */
  nowIso(): string;
}

export interface Randomness {
  /** UUID v4. */
  uuid(): string;
  /** `count` random bytes as unpadded base64url. */
  token(count: number): string;
  /** Uniform in [0, 1). */
  fraction(): number;
}

export interface Digests {
  /** sha256 of the UTF-8 text, lower-case hex. */
  sha256Hex(text: string): Promise<string>;
}

/** Drafts under the vault's key. Every write is durable (strict) when its promise resolves; "Đã lưu" may then be shown. */
export interface Drafts {
  save(draft: Draft): Promise<void>;
  /** Absent: never saved, or gone after its correction window. Rejects with problem `vault-locked` when locked. */
  find(dossierId: string): Promise<Draft | undefined>;
  /** All readable drafts, newest first, without previews; a torn one is quarantined and counted, never hides the others. */
  list(): Promise<{ drafts: readonly Draft[]; torn: number }>;
  /** The readable drafts of one basket, newest first, as `find` gives them. */
  basket(basketId: string): Promise<readonly Draft[]>;
  /** Forgets the draft and its key (its attached pages too unless a sealed packet names them). */
  remove(dossierId: string): Promise<void>;
  /** Runs `work` while no other window does, so that two never build on one state of a draft. Absent: there is one only. */
  alone?<T>(work: () => Promise<T>): Promise<T>;
}

/** What precedes a basket, under the vault's key; durable like a draft when a promise resolves. Rejects when locked. */
export interface Beginnings {
  save(beginning: Beginning): Promise<void>;
  /** All readable ones, newest first; a torn one is quarantined and left out. */
  list(): Promise<readonly Beginning[]>;
  /** Forgets it and its key. */
  remove(beginningId: string): Promise<void>;
}

/** Pages: straightened, resized, compressed and sealed off the main thread the moment they are attached. */
export interface Papers {
  /** A scene stays as it was. Problems: picture-not-an-image, -too-large, -unreadable, storage-nearly-full, storage-full. */
  sealPage(dossierId: string, picture: Picture, of?: 'paper' | 'scene'): Promise<Result<Omit<PaperPage, 'page'>>>;
  /** Drops a page that no draft and no packet names any more. */
  discardPage(partSha256: string): Promise<void>;
}

/** A picture's bytes; the core never looks inside. */
export interface Picture {
  readonly size: number;
  readonly type: string;
}

export interface PacketPart {
  readonly sha256: string;
  readonly len: number;
  readonly kind: 'text' | 'paper';
}

/** What the phone keeps of a sealed packet; the bytes lie beside it as chunks of at most 32 KB. */
export interface SealedPacket {
  readonly pid: string;
  readonly seq: number;
  readonly dossierId: string;
  readonly header: string;
  readonly headerSha256: string;
  readonly parts: readonly PacketPart[];
  readonly sealedAtMs: number;
  readonly supersedes?: string;
  /** What the phone may still show when the content is gone. */
  readonly localCode?: string;
  /** Under the vault: absent while it is locked, and in a packet that came back from the second copy. */
  readonly procedureCode?: string;
  /** Absent: a dossier, or a supplement to one. Else `dossierId` is no dossier's, but `NotesText.notesId` or a report's id. */
  readonly about?: 'notes' | 'report';
}

/** Encrypts and signs in a worker, then freezes and enqueues in one strict transaction: both or neither. */
export interface Sealer {
  /**
   * Seals `text` with the already sealed `pages` (in the order of `text.papers[].part`), writes packet, delivery and
   * `sealedDraft` in one transaction and a second copy to the Cache API.
   */
  seal(
    text: SealedText,
    pages: readonly PaperPage[],
    sealedDraft: (pid: string) => Draft,
    supersedes?: string,
  ): Promise<SealedPacket>;
}

/** What was noted on this phone, under the vault, until a pack of the hamlet holds it. */
export interface NoteBook {
  /** Seals the text and writes packet, delivery and its notes in one strict transaction, and a second copy of the packet. */
  add(text: NotesText): Promise<SealedPacket>;
  /** The own notes of a hamlet, in no order. Rejects with problem `vault-locked` when locked. `torn`: could not be read. */
  list(hamlet: string): Promise<{ readonly notes: readonly Note[]; readonly torn: number }>;
  /** Forgets notes that came back in a pack; those it does not know are no matter. */
  forget(noteIds: readonly string[]): Promise<void>;
}

export interface Outbox {
  /** Runs `run` while holding the device-wide drain lock; false when another tab or the worker holds it. */
  exclusively(run: () => Promise<void>): Promise<boolean>;
  /** One for every packet, oldest first; one that is torn or missing begins anew, and the gateway says what it holds. */
  deliveries(): Promise<readonly Delivery[]>;
  packet(pid: string): Promise<SealedPacket | undefined>;
  /**
   * Digests of the packet's parts that are not here and may still come: of a load that was split over files a carrier may
   * have one. Absent where every part must be here, so that one that is not is torn.
   */
  awaitedParts?(packet: SealedPacket): Promise<ReadonlySet<string>>;
  /** Bytes `[offset, offset+len)` of a part; absent when the part is gone or torn. */
  readPart(sha256: string, offset: number, len: number): Promise<Uint8Array | undefined>;
  record(pid: string, delivery: Delivery): Promise<void>;
  /** The same for many in one write: all or none. */
  recordAll(deliveries: readonly Delivery[]): Promise<void>;
  /** Removes a delivered packet past its grace: row, chunks, second copy. A part that something else here names stays. */
  purge(pid: string): Promise<void>;
}

export type Frame =
  | { readonly type: 'packet'; readonly pid: string; readonly header: string; readonly body: Uint8Array }
  | { readonly type: 'part'; readonly sha256: string; readonly offset: number; readonly body: Uint8Array };

export interface HaveAnswer {
  readonly packets: {
    readonly [pid: string]: { readonly acknowledgement: string; readonly missing: readonly string[] } | null;
  };
  readonly parts: { readonly [sha256: string]: number };
}

export type FrameAnswer =
  | { readonly pid: string; readonly acknowledgement: string; readonly missing: readonly string[] }
  | { readonly pid: string; readonly error: Problem['code'] }
  | { readonly sha256: string; readonly held: number; readonly complete: boolean }
  | { readonly sha256: string; readonly held?: number; readonly error: Problem['code'] }
  | { readonly error: Problem['code'] };

export interface PackAnswer {
  readonly frames: readonly FrameAnswer[];
  readonly acknowledgements: { readonly [pid: string]: string };
}

/** HTTP's thousand failures become three outcomes. A 200 that is not our JSON (captive portal) is `offline`. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'offline' }
  | { readonly kind: 'busy'; readonly retryAfterMs?: number }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** `changes` only; never touches the outbox. */
  | { readonly kind: 'sign-in-needed' };

export interface Gateway {
  have(pids: readonly string[], parts: readonly string[]): Promise<Outcome<HaveAnswer>>;
  pack(frames: readonly Frame[]): Promise<Outcome<PackAnswer>>;
  /** One delta since `cursor` (absent: from the beginning). */
  changes(cursor: string | undefined, inventory: Inventory): Promise<Outcome<Changes>>;
}

/** A packet that lies on the province's review list: received, not opened, for a person to look at. */
export interface PacketReview {
  readonly pid: string;
  /** A problem code; of a newer gateway perhaps one that this app does not know. */
  readonly code: string;
}

export interface Changes {
  readonly cursor: string;
  /** More is waiting: ask again with the new cursor. */
  readonly more: boolean;
  readonly procedures: readonly unknown[];
  /** Published versions that got a last day; told to a client that merges them in. An older gateway sends them whole. */
  readonly ends?: readonly { readonly code: string; readonly version: number; readonly effectiveTo: string }[];
  readonly lists: { readonly [name: string]: unknown };
  readonly statuses: readonly DossierStatus[];
  /** Packets of this device that could not become (part of) a dossier; an older gateway does not tell. */
  readonly reviews?: readonly PacketReview[];
  /** Where the reports of this device stand; an older gateway does not tell. */
  readonly reports?: readonly ReportNews[];
  /** Packets of this device that were opened and are no dossier's; an older gateway does not tell. */
  readonly openedPids?: readonly string[];
  readonly settings?: { readonly [name: string]: unknown };
  /** The commune's schedule of visits, where the phone holds another state of it; an older gateway does not tell. */
  readonly schedule?: PhoneSchedule;
  /** What is to be sealed to from now on; `version` changes whenever the list does. An older gateway does not tell. */
  readonly keys?: {
    readonly recipients: readonly string[];
    readonly version: string;
    /** The same list signed by the authority (JWS); only this one counts. Absent where none was signed yet. */
    readonly recipientsList?: string;
  };
}

export interface Acknowledgements {
  /** Verified against the gateway key pinned at enrolment, the pid and the header's digest; absent when it does not hold. */
  verify(jws: string, packet: SealedPacket): Promise<VerifiedAcknowledgement | undefined>;
}

export interface Catalogue {
  /** Without `version`: the newest. */
  findProcedure(code: string, version?: number): Promise<Procedure | undefined>;
  /** The versions of a code that came and that this app cannot read, oldest first; they stay as they came. */
  unreadable(code: string): Promise<readonly UnreadableVersion[]>;
  /** The versions of a code that this app can read, oldest first. */
  versions(code: string): Promise<readonly Procedure[]>;
  directory(): Promise<readonly DirectoryEntry[]>;
  /** The rows of a list that came with the catalogue; empty when it has not come yet. */
  list(name: ListName): Promise<readonly ListEntry[]>;
  /** The commune's schedule of visits with the holidays; absent until it has come. */
  schedule(): Promise<KnownSchedule | undefined>;
  /** Days off and days worked instead, as published; without any only weekends are off. */
  workingCalendar(): Promise<WorkingCalendar>;
  /** Stores one delta and its cursor in one transaction. */
  apply(changes: Changes): Promise<void>;
  cursor(): Promise<string | undefined>;
}

export interface Statuses {
  /** The newest status the office gave for a dossier. */
  find(dossierId: string): Promise<KnownStatus | undefined>;
  list(): Promise<readonly KnownStatus[]>;
  /** What was last told of packets of this phone on the province's review list; the code is one this app knows. */
  reviews(): Promise<ReadonlyMap<string, Problem['code']>>;
  /** Packets of this phone that were told as opened and are no dossier's, as long as they lie here. */
  openedPids(): Promise<ReadonlySet<string>>;
}

export interface Settings {
  /** Province settings that came with `changes`; defaults: 2 h, 24 h, 3 days. */
  correctionWindowMs(): Promise<number>;
  purgeGraceMs(): Promise<number>;
  /** How long a draft may lie before the phone asks what is to become of it. */
  draftLimitMs(): Promise<number>;
  helper(): Promise<HelperIdentity | undefined>;
  /** Lessons of practice that the person did on this device; absent: nobody asks here. */
  lessonsDone?(): readonly Lesson[];
}

export interface Storage {
  /** Free bytes as estimated; absent where the browser does not tell. Ask before every capture. */
  freeBytes(): Promise<number | undefined>;
}

export interface Ports {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly digests: Digests;
  readonly drafts: Drafts;
  readonly papers: Papers;
  readonly sealer: Sealer;
  readonly noteBook: NoteBook;
  readonly outbox: Outbox;
  readonly gateway: Gateway;
  readonly acknowledgements: Acknowledgements;
  readonly catalogue: Catalogue;
  readonly statuses: Statuses;
  readonly settings: Settings;
  readonly storage: Storage;
}
