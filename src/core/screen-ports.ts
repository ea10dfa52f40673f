/**
 * What the screens ask of the device besides the core's own ports: camera, scanner, enrolment, vault, the installed app,
 * news of changes, the office's calls. `main.tsx` builds one `Device` and hands it to the ui.
 */

import type { AppInstall, AppUpdate } from './app-ports.ts';
import type { LogEntry } from './delivery/log-entry.ts';
import type { Problem } from './problem.ts';
import type { FindOptions, FoundProcedure, SectorCount } from './search/found-procedure.ts';
import type { Door } from './door-ports.ts';
import type { Hamlets } from './hamlet-ports.ts';
import type { Kiosk } from './kiosk-ports.ts';
import type { Tickets } from './tickets/ticket-ports.ts';
import type { Beginnings, Outcome, Picture, Ports } from './ports.ts';
import type { AccountRole, ReceptionPoint } from './reception/administration.ts';
import type { Practice } from './practice/practice-ports.ts';
import type { ReportBook } from './report/report-ports.ts';
import type { Result } from './result.ts';
import type { SatisfactionAnswers } from './results/satisfaction.ts';
import type { StandingOrder } from './standing-order.ts';
import type { PeopleHere, Relay } from './sharing-ports.ts';
import type { Voices } from './voice/voice-ports.ts';

/** The camera or a picture as a source of card texts. */
export interface Scanner {
  /** Draws the camera into `element` and calls `onText` for every text read until `stop`. Problems: camera-denied, camera-missing. */
  start(element: unknown, onText: (text: string) => void): Promise<Result<ScannerSession>>;
  /** Reads a still picture; empty when nothing was read. */
  readPicture(picture: Picture): Promise<readonly string[]>;
}

export interface ScannerSession {
  readonly torch?: (on: boolean) => Promise<void>;
  readonly zoom?: { readonly min: number; readonly max: number; readonly set: (factor: number) => Promise<void> };
  stop(): Promise<void>;
}

/** A camera for papers, inside the page: nothing lands in the phone's gallery. */
export interface Camera {
  /** Problems: camera-denied, camera-missing. */
  start(element: unknown): Promise<Result<CameraSession>>;
}

export interface CameraSession {
  readonly torch?: (on: boolean) => Promise<void>;
  take(): Promise<Picture>;
  stop(): Promise<void>;
}

/** Who this device is, once enrolled. */
export interface EnrolledDevice {
  readonly deviceId: string;
  readonly role: AccountRole;
  readonly personName: string;
  readonly commune?: { readonly code: string; readonly name: string; readonly telephone?: string };
  readonly receptionPoints: readonly ReceptionPoint[];
  readonly confirmed: boolean;
  /** Of the decision by which the person helps, the last day it holds, and the team; as the office last said. */
  readonly decision?: string;
  readonly expiresOn?: string;
  readonly team?: string;
  /** Six digits that the inviter compares with its own screen. */
  readonly check: string;
}

export interface Enrolment {
  current(): Promise<EnrolledDevice | undefined>;
  /** Whether a text is an invitation to here, as far as it can be seen. Problems: invitation-malformed, invitation-foreign. */
  check(invitationLink: string): Promise<Result<void>>;
  /** Makes the device key and redeems the invitation link. Problems: invitation-*, offline, busy, insecure-context, private-window. */
  enrol(invitationLink: string, deviceName: string): Promise<Result<EnrolledDevice>>;
}

/** The volunteer's secret over everything open on this device. */
export interface Vault {
  state(): Promise<'none' | 'locked' | 'open'>;
  /** Four words to take for a secret, drawn anew at each call. */
  proposeWords(): Promise<string>;
  /** A PIN or words. Problem: pin-too-weak. Where another window was faster, it is tried as `unlock` does. */
  create(pin: string): Promise<Result<void>>;
  /** Problems: pin-wrong, pin-wait (`limit` = seconds), vault-torn, not-enrolled (there is none any more). */
  unlock(pin: string): Promise<Result<void>>;
  /** Saves what is half typed, in bounded time, and forgets the key. */
  lock(): Promise<void>;
  /** Runs a dialog of the system that the app itself opens (a share sheet): while that hides the page, it locks late only. */
  whileAway<T>(dialog: () => Promise<T>): Promise<T>;
  /** Drafts and beginnings that `forget` would lose, and sealed packets that would still be sent. */
  lossOnForgetting(): Promise<{ readonly drafts: number; readonly sealed: number }>;
  /** Erases what only the PIN opened, with the enrolment; what is sealed goes on being sent. There is no way back. */
  forget(): Promise<void>;
}

/** queued: the gateway has much to do just now and said when to come back; nothing is wrong. */
export type LinkState = 'offline' | 'weak' | 'online' | 'queued' | 'server-down';

/** Figures for the home screen, kept in one row that every transaction updates. */
export interface Counters {
  readonly waiting: number;
  readonly needsAttention: number;
  readonly delivered: number;
  readonly drafts: number;
}

export interface Watch {
  counters(): Promise<Counters>;
  link(): LinkState;
  /** How many windows of this browser have the app open, this one included. */
  openWindows(): Promise<number>;
  /**
   * Why nothing on this phone can be read or saved in this window: store-held (an older window is in the way; it goes on by
   * itself when that is closed), app-outdated (a newer app has been here), storage-full (it cannot be opened yet), storage-lost
   * (the browser threw it away; a new start brings back what can be). Absent: all is well. Topic `store`.
   */
  storeProblem(): Problem | undefined;
  /** Called after a committed change of that topic; returns the way to stop. */
  subscribe(listener: (topic: WatchTopic) => void): () => void;
}
export type WatchTopic =
  | 'drafts'
  | 'deliveries'
  | 'statuses'
  | 'notes'
  | 'tickets'
  | 'reports'
  | 'catalogue'
  | 'link'
  | 'vault'
  | 'update'
  | 'store'
  | 'order'
  | 'windows';

/** The browser threw the store away: what came back from the second copy, and what only the resident's slip still knows. */
export interface StorageLoss {
  readonly restoredCount: number;
  /** Local codes of sealed dossiers that could not be restored. Drafts are gone and cannot be named. */
  readonly missingCodes: readonly string[];
  /** The second copy was gone too: what was sealed and not sent cannot even be named here. */
  readonly isCopyGone?: boolean;
}

/** `elsewhere`: another window holds it. */
export type ClaimState = 'held' | 'elsewhere';

/** What this window asked to have for itself. */
export interface Claim {
  /** Takes it from the window that holds it, after that one has saved what is half typed. */
  take(): void;
  /** Gives it back, or stops waiting for it. */
  release(): void;
}

/** A file to be handed to somebody. */
export interface ExportedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What this phone remembers of its own sending; no personal data. */
export interface DeliveryLog {
  /** Newest first, at most 500. */
  list(): Promise<readonly LogEntry[]>;
}

/** A record of this phone that could not be read and was left where it lies. */
export interface SetAsideRecord {
  readonly table: string;
  readonly key: string;
  readonly foundAtMs: number;
  readonly isExported: boolean;
}

export interface SetAsideRecords {
  list(): Promise<readonly SetAsideRecord[]>;
  /** All of them in one file for whoever mends them: ciphertext, digests, codes. Problem: not-found (there is none). */
  export(): Promise<Result<ExportedFile>>;
  /** They were handed over: nobody is asked about them again. */
  markExported(): Promise<void>;
}

/** How a packet from a file ended. `problem`: why the gateway does not hold all of it. */
export interface CarriedPacket {
  readonly pid: string;
  readonly partsHeld: number;
  readonly partsAll: number;
  /** By the gateway's verified acknowledgement. */
  readonly isComplete: boolean;
  readonly isForReview: boolean;
  readonly problem?: Problem;
}

/** Finding procedures in the catalogue as it is now, away from the thread that draws. */
export interface ProcedureSearch {
  /** For what was typed, of an occasion or of a sector; best first. */
  find(query: string, options?: FindOptions): Promise<readonly FoundProcedure[]>;
  /** Every sector with how many procedures it has; empty while no catalogue has come. */
  sectors(): Promise<readonly SectorCount[]>;
}

/** A JSON call with this device's token, for desk and administration: typed by their pages. */
export interface OfficeClient {
  /** `body` goes as JSON; a file (a Blob) as it is, under its own type. */
  call<T>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    ifMatch?: string,
  ): Promise<Outcome<{ readonly body: T; readonly etag?: string }>>;
  /** A paper's picture or a printed PDF. */
  download(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Outcome<Picture>>;
  /** State of a slip, after `opinion` of one of its dossiers was given where there is one; needs no enrolment. */
  slipStatus(
    slipToken: string,
    opinion?: SatisfactionAnswers & { readonly dossier: string },
  ): Promise<Outcome<unknown>>;
  /** The numbers of a hall's board, by a link's token; needs no enrolment. */
  board(token: string): Promise<Outcome<unknown>>;
  /** What a desk's ticket asks for (a ScanTask), after `page` was added where there is one; needs no enrolment. */
  scan(ticket: string, page?: { readonly paperId: string; readonly picture: Picture }): Promise<Outcome<unknown>>;
}

/** Everything `main.tsx` builds and hands to the screens. */
export interface Device extends Ports {
  readonly beginnings: Beginnings;
  readonly scanner: Scanner;
  readonly camera: Camera;
  readonly enrolment: Enrolment;
  readonly people: PeopleHere;
  readonly procedureSearch: ProcedureSearch;
  readonly vault: Vault;
  readonly appUpdate: AppUpdate;
  readonly appInstall: AppInstall;
  readonly watch: Watch;
  /**
   * Asks to be the only window of this browser that holds `name`. `onChange` hears how that stands: at first, when the
   * window that holds it goes (then it is held here), and when another window takes it.
   */
  claim(name: string, onChange: (state: ClaimState) => void): Claim;
  readonly office: OfficeClient;
  /** Field reports of this phone. */
  readonly reports: ReportBook;
  /** Asks the gateway for news and delivers what waits ("Gửi ngay"); the same as every automatic nudge does. */
  nudge(): Promise<void>;
  /** What the province ordered of this phone; absent: nothing. Topic `order`. */
  order(): Promise<StandingOrder | undefined>;
  /** Downloads the whole catalogue with progress 0…1. */
  downloadCatalogue(onProgress: (share: number) => void): Promise<Result<void>>;
  /** A sealed packet as bytes for hand-carrying (`cần xem lại` → export). */
  exportPacket(pid: string): Promise<Result<ExportedFile>>;
  /** Hands in a packet file that somebody brought. Problems: bundle-malformed (also: no packet), bundle-newer-than-app. */
  deliverPacketFile(bytes: Uint8Array): Promise<Result<readonly CarriedPacket[]>>;
  readonly relay: Relay;
  readonly door: Door;
  readonly hamlets: Hamlets;
  readonly kiosk: Kiosk;
  readonly tickets: Tickets;
  readonly voices: Voices;
  readonly deliveryLog: DeliveryLog;
  readonly setAside: SetAsideRecords;
  /** Only where the app is open for practice: another store, and nothing that leaves the phone. */
  readonly practice?: Practice;
  /** The loss that was found at a start and not yet acknowledged; absent: nothing was lost. */
  storageLoss(): Promise<StorageLoss | undefined>;
  /** The person has seen the loss. */
  acknowledgeLoss(): Promise<void>;
}
