/** Results that wait at the desk for their way to a hamlet, as the gateway's `/api/v1/desk/results` routes speak of them. */

import type { ResultToHandOver } from './result-to-hand-over.ts';

/** `GET /desk/results` → DeskResults, as every change of it answers. */
export interface DeskResults {
  /** Those of one hamlet together, with the visits to it that come next; the hamlet that nobody named (`''`) last. */
  readonly hamlets: readonly HamletResults[];
  /** What was noted in a hamlet and did not fit, of the last 60 days, the newest first: a person is to look. */
  readonly toLookAt: readonly {
    readonly dossierId: string;
    readonly localCode: string;
    readonly applicantName: string;
    readonly at: string;
    readonly action: 'hand-over-again' | 'hand-over-early';
    readonly note: string;
  }[];
}

export interface HamletResults {
  readonly hamlet: string;
  readonly visits: readonly NextVisit[];
  readonly results: readonly ResultToHandOver[];
}

export interface NextVisit {
  readonly visitId: string;
  readonly date: string;
  readonly from: string;
  readonly place: string;
  readonly people: readonly string[];
}

/** `POST /desk/results/pack`: these go along; what another visit had, goes with this one now. */
export interface PackResults {
  /** 1 to 200, all of them done and not handed over. */
  readonly dossierIds: readonly string[];
  readonly hamlet: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly visitId?: string;
  readonly carrier: string;
}

/** `POST /desk/results/return`: they came back, and lie at the desk. `GET /desk/results/list?date=&hamlet=` prints what goes along. */
export interface ReturnResults {
  readonly dossierIds: readonly string[];
}

export const mostResultsAtOnce = 200;
