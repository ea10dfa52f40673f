/** What the receiving desk sees and may do; the gateway's `/api/v1/desk` routes speak exactly these shapes. */

import type { SheetFault } from '../handover/pad.ts';
import type { OfficeState } from '../dossier/dossier-status.ts';
import type { DoorMoney, Payment } from '../money/desk-money.ts';
import type { AttachedPaper, SealedText, SupplementRequest } from '../dossier/dossier.ts';
import type {
  AnswerCorrection,
  Contacts,
  DeadlineState,
  DeskPerson,
  Holder,
  LifeActions,
  ResultFile,
  ReusablePaper,
  RouteStep,
  SimilarDossier,
} from './desk-life.ts';

/**
 * `GET /desk/dossiers?state=&procedure=&waiting=original|signature|parts&receptionPoint=&hamlet=&deadline=far|near|today|late&
 * holder=desk|section|leader|agency&assigned=me|nobody&sameDay=1&arrived=today` → DeskQueue. `POST /desk/dossiers` with the same as
 * JSON and `text`, words to search for: they name people, so they never stand in an address.
 */
export interface DeskQueue {
  readonly rows: readonly DeskRow[];
  /** By state, before filters. */
  readonly counts: { readonly [state in OfficeState]?: number };
}

export interface DeskRow {
  readonly dossierId: string;
  /** The revision of this row: `POST /desk/acceptances` names rows without having opened them. */
  readonly etag: string;
  readonly localCode: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly hamlet?: string;
  readonly receptionPoint: string;
  readonly state: OfficeState;
  readonly officialNumber?: string;
  /** An official received it away from the desk, then: it is accepted since then, also while it has no number. */
  readonly receivedOnSpotAt?: string;
  readonly arrivedAt: string;
  readonly appointmentAt?: string;
  /** Papers of the newest packet that are still on their way. */
  readonly missingParts: number;
  readonly awaitsOriginal: boolean;
  readonly awaitsSignature: boolean;
  readonly sameDay: boolean;
  /** Where it lies; only what was given on after its acceptance. */
  readonly holder?: Holder;
  readonly assignedTo?: DeskPerson;
  /** Only what is open and has an appointment. */
  readonly deadline?: DeadlineState;
  /** How often its appointment was put off. */
  readonly extensions?: number;
  readonly sample: boolean;
  /** It was handed over unfinished (`text.incomplete`): it cannot be accepted before what is missing was brought. */
  readonly incomplete?: true;
}

/** `GET /desk/dossiers/:dossierId` → DeskDossier, with `ETag: "<revision>"`. */
export interface DeskDossier {
  readonly row: DeskRow;
  readonly text: SealedText;
  /** The procedure version the dossier pinned, as published. */
  readonly procedure: unknown;
  readonly papers: readonly DeskPaper[];
  readonly history: readonly DeskEvent[];
  readonly supplement?: SupplementRequest;
  /** What the opener's re-check found (never blocks the desk; shown). */
  readonly findings: readonly { readonly code: string; readonly questionId?: string; readonly paperId?: string }[];
  readonly envelope: { readonly originalsArrivedAt?: string; readonly inkArrivedAt?: string };
  /** In the order in which they were made; `text.answers` stays what was signed. */
  readonly corrections: readonly AnswerCorrection[];
  readonly results: readonly ResultFile[];
  readonly similar: readonly SimilarDossier[];
  readonly reusable: readonly ReusablePaper[];
  readonly contacts: Contacts;
  readonly route: readonly RouteStep[];
  /** In the order in which they were written. */
  readonly payments: readonly Payment[];
  /** What volunteers took for it at home. */
  readonly doorMoney: readonly DoorMoney[];
  readonly etag: string;
}

export interface DeskPaper {
  readonly paperId: string;
  readonly custody: AttachedPaper['custody'];
  readonly page?: number;
  readonly mediaType?: string;
  /** Fetch with the token from `/desk/papers/:blobId`; absent while the part is on its way. */
  readonly blobId?: string;
  /** The part arrived and cannot be shown: why (problem code). */
  readonly rejected?: string;
  readonly comparedBy?: string;
  readonly comparedAt?: string;
  /** Digitised for an earlier dossier of the same resident, whose code this is, and used again with consent. */
  readonly reusedFrom?: string;
}

export interface DeskEvent {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly note?: string;
}

/**
 * `POST /desk/dossiers/:dossierId/<action>` with `If-Match: "<etag>"` → the new DeskDossier. 412 `changed-meanwhile` carries
 * who changed it. `accept` (number from the one-stop system, or `ownNumber` where the commune switched it on),
 * `supplement`, `refuse`, `withdraw` (the applicant asked for it back), `result`, `hand-over`, `compare` (originals compared),
 * `resume-review`; and those of `LifeActions`.
 */
export interface DeskActions extends LifeActions {
  readonly accept: { readonly officialNumber?: string; readonly ownNumber?: true; readonly appointmentAt?: string };
  readonly supplement: { readonly items: SupplementRequest['items']; readonly note?: string };
  readonly refuse: { readonly reason: string };
  readonly withdraw: { readonly reason: string };
  readonly result: { readonly summary: string };
  readonly 'hand-over': { readonly way: 'counter' | 'remote' | 'post' | 'electronic'; readonly to: string };
  readonly compare: { readonly paperId: string };
  /** A person looked at what did not fit; the dossier takes the ordinary way. */
  readonly 'resume-review': Record<string, never>;
}
export type DeskActionName = keyof DeskActions;

/** `POST /desk/envelopes` {code, originals, ink} → what that code stands for; marks what has arrived. */
export interface EnvelopeAnswer {
  readonly code: string;
  readonly dossiers: readonly DeskRow[];
  /** No dossier with this code yet, but what its envelope brought is noted: the dossier will arrive with it. */
  readonly remembered?: true;
  /** Its sheet was reported: whose paper this is, a person asks. */
  readonly fault?: SheetFault;
}

/** `POST /desk/pads` {count, hamlet?, receptionPointId} → PDF (A4, three parts a sheet). */
export interface PadRequest {
  readonly count: number;
  readonly hamlet?: string;
  readonly receptionPointId: string;
  /** Absent: it stays at the desk until it is given out. */
  readonly givenTo?: { readonly kind: 'person' | 'team'; readonly id: string };
}

/** `GET /desk/declarations` → whose declaration still waits for a signature by hand, by hamlet and given name. */
export interface AwaitingInk {
  readonly rows: readonly DeskRow[];
}

/** `POST /desk/declarations` {dossierIds} → one PDF with their declarations, 1…100, in this order. */
export interface DeclarationPack {
  readonly dossierIds: readonly string[];
}

/** `GET /desk/review` → packets that could not become a dossier, with the reason. */
export interface ReviewItem {
  readonly pid: string;
  readonly code: string;
  readonly deviceName: string;
  readonly receivedAt: string;
}

/** `GET /desk/appointment?procedure=` → the proposed appointment for a dossier accepted now. */
export interface AppointmentProposal {
  readonly at: string;
  readonly text: string;
}
