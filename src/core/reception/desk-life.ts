/**
 * What happens to a dossier between its acceptance and its end, as the desk's routes speak it: who holds it, what was put
 * right, which papers are used again, the files of its result, what is due today. `desk.ts` has the queue and the dossier.
 */

import type { MoneyActions } from '../money/desk-money.ts';
import type { DeskRow } from './desk.ts';

/**
 * Where an accepted dossier lies: desk → section → leader → back to the desk. `agency`: another office decides (the police,
 * the province); it comes back with its answer.
 */
export const holderKinds = ['desk', 'section', 'leader', 'agency'] as const;
export type HolderKind = (typeof holderKinds)[number];

export interface Holder {
  readonly kind: HolderKind;
  /** The section's, the leader's or the agency's name, in the desk's words; the desk itself needs none. */
  readonly name?: string;
  /** ISO with offset. */
  readonly since: string;
}

/** At the counter, at a session away from it, by post, electronically. */
export const handOverWays = ['counter', 'remote', 'post', 'electronic'] as const;
export type HandOverWay = (typeof handOverWays)[number];

/** One line of the process sheet (Mẫu 06): who gave it to whom, when, and whether that was in time. */
export interface RouteStep extends Holder {
  /** Who gave it on. */
  readonly by: string;
  readonly note?: string;
}

/**
 * How near its appointment a dossier is, by the working calendar: `today` and `late` speak for themselves, `near` is one
 * or two working days before, `far` anything else. Only what is open and has an appointment has one.
 */
export const deadlineStates = ['far', 'near', 'today', 'late'] as const;
export type DeadlineState = (typeof deadlineStates)[number];

/** The desk put an answer right with the resident's word; what the resident signed stays as it is. */
export interface AnswerCorrection {
  readonly questionId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** The result itself, a PDF or photograph; fetched from `/desk/papers/:blobId`. */
export interface ResultFile {
  readonly blobId: string;
  readonly mediaType: string;
  readonly by: string;
  readonly at: string;
}

/** Same resident, same procedure, near in time: perhaps the same request twice. */
export interface SimilarDossier {
  readonly dossierId: string;
  readonly localCode: string;
  readonly state: DeskRow['state'];
  readonly arrivedAt: string;
  readonly officialNumber?: string;
}

/** A paper of the same resident that this commune has digitised before and this dossier still lacks. */
export interface ReusablePaper {
  readonly paperId: string;
  readonly from: { readonly dossierId: string; readonly paperId: string; readonly localCode: string };
  readonly pages: number;
  /** When it was digitised, and whether somebody compared it with the original. */
  readonly at: string;
  readonly isCompared: boolean;
}

/** Whom to call about it. */
export interface Contacts {
  readonly applicantPhone?: string;
  readonly helper?: { readonly name: string; readonly phone?: string };
}

/** Further actions of `POST /desk/dossiers/:dossierId/<action>`. */
export interface LifeActions extends MoneyActions {
  /** Gives it on; `agency` and `section` need a name. Only what is accepted. */
  readonly route: { readonly to: HolderKind; readonly name?: string; readonly note?: string };
  /** The appointment cannot be kept: a new, later one and the apology (Mẫu 04). */
  readonly extend: { readonly appointmentAt: string; readonly reason: string };
  /** Processing ends without a result (Mẫu 05). */
  readonly stop: { readonly reason: string };
  /** Who of this desk works on it; null: nobody. */
  readonly assign: { readonly personId: string | null };
  /** Whose what was asked for is to bring; null: the team of its hamlet. */
  readonly 'assign-task': { readonly givenTo: { readonly kind: 'person' | 'team'; readonly id: string } | null };
  readonly correct: { readonly questionId: string; readonly value: unknown; readonly reason: string };
  /** The resident agreed that the commune uses its own copy, so nobody brings the paper twice. */
  readonly reuse: {
    readonly paperId: string;
    readonly fromDossierId: string;
    readonly fromPaperId: string;
    readonly consent: 'spoken' | 'written';
  };
  /**
   * `POST …/result-file` takes the file itself as its body (PDF, JPEG, PNG or WebP, at most 8 MiB) and its type in
   * `content-type`, with `If-Match` like every action; possible before the result is recorded and until it is handed over.
   */
  readonly 'result-file': Record<string, never>;
  /** A file of the result put away by mistake. */
  readonly 'drop-result-file': { readonly blobId: string };
}

/**
 * `POST /desk/acceptances` {dossiers} → AcceptanceAnswer: each is accepted or not by the ordinary rules, on its own, so one
 * that changed meanwhile holds up no other. At most 50.
 */
export interface AcceptanceRequest {
  readonly dossiers: readonly {
    readonly dossierId: string;
    readonly etag: string;
    readonly officialNumber?: string;
    readonly ownNumber?: true;
  }[];
}
export interface AcceptanceAnswer {
  readonly accepted: readonly DeskRow[];
  readonly refused: readonly { readonly dossierId: string; readonly code: string }[];
}

/** `GET /desk/today` → what must be done today, most urgent first in each group; empty groups are left out. */
export interface DeskToday {
  readonly date: string;
  readonly groups: readonly { readonly kind: TodayKind; readonly count: number; readonly rows: readonly DeskRow[] }[];
  /** Who does the caller's work while the caller is away: what is `mine` is among the other's. */
  readonly standIn?: StandIn;
  /** For whom the caller stands in: what is theirs is `mine`. */
  readonly standingInFor?: readonly StandIn[];
}
/**
 * late · due-today · due-soon: by appointment. awaiting-number: received away from the desk, the number is to be entered. unaccepted-long: arrived and not accepted for more than one working day.
 * results-waiting: done and not handed over. supplement-overdue: asked for more than 14 days ago. arrived-today. mine: assigned
 * to the caller, or to somebody for whom the caller stands in, and in no other group.
 */
export const todayKinds = [
  'late',
  'due-today',
  'due-soon',
  'awaiting-number',
  'unaccepted-long',
  'results-waiting',
  'supplement-overdue',
  'arrived-today',
  'mine',
] as const;
export type TodayKind = (typeof todayKinds)[number];

/**
 * Sheets to print (PDF), where the dossier is one they are about: `GET /desk/dossiers/:dossierId/` + `extension-letter` (Mẫu 04,
 * after an extension), `stop-notice` (Mẫu 05, stopped), `process-sheet` (Mẫu 06, accepted). `GET /desk/register?from=&to=` (days, at
 * most 366) is Mẫu 07 as PDF, `/desk/register.xlsx` with the same as a spreadsheet.
 */
export const lifePrints = ['extension-letter', 'stop-notice', 'process-sheet'] as const;
export type LifePrint = (typeof lifePrints)[number];

/** `GET /desk/people` → {people}: who works at this desk, for assignments. */
export interface DeskPerson {
  readonly personId: string;
  readonly name: string;
  /** Away today: whose the work is meanwhile. */
  readonly standIn?: StandIn;
}

/** The other of two of whom one stands in for the other today; `until`, `YYYY-MM-DD`, is the last day. */
export interface StandIn {
  readonly personId: string;
  readonly name: string;
  readonly until: string;
}
