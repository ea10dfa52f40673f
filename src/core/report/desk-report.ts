/**
 * What the desk sees of reports; the gateway's `/api/v1/desk/reports` routes speak exactly these shapes. What a reporter said is
 * opened for the desk of the own commune only, and each look into one is in the audit log.
 */

import type { DeskEvent } from '../reception/desk.ts';
import type { Publication, RefusalGround } from './report-life.ts';
import type { ReportState, ReportSubject, ReportText } from './report.ts';

export const reportLists = ['open', 'late', 'answered', 'published', 'refused', 'all'] as const;
export type ReportList = (typeof reportLists)[number];

/** `GET /desk/reports?list=open&subject=&hamlet=&skip=` → DeskReports: what is open by the day it is due, the rest newest first. */
export interface DeskReports {
  readonly rows: readonly DeskReportRow[];
  /** By list, over the whole commune. */
  readonly counts: { readonly [list in ReportList]: number };
  readonly hamlets: readonly string[];
  /** There are more than are shown: `skip` of the next question. */
  readonly next?: number;
}

export interface DeskReportRow {
  readonly reportId: string;
  readonly localCode: string;
  readonly subject: ReportSubject;
  readonly hamlet: string;
  /** The first words of what was said. */
  readonly excerpt: string;
  readonly photoCount: number;
  readonly state: ReportState;
  readonly arrivedAt: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly isLate: boolean;
  readonly isPublished: boolean;
  readonly handledBy?: string;
  readonly sample: boolean;
}

/** `GET /desk/reports/:reportId`, and the answer to each action; with `ETag`. */
export interface DeskReport {
  readonly row: DeskReportRow;
  readonly text: ReportText;
  readonly photos: readonly DeskPhoto[];
  readonly history: readonly DeskEvent[];
  readonly draft?: Partial<Publication>;
  /** For the reporter alone, or as published. */
  readonly answer?: string;
  readonly publication?: Publication & { readonly publishedAt: string; readonly address: string };
  readonly refusal?: { readonly ground: RefusalGround; readonly reason: string };
  /** Others of this commune with the same subject and hamlet that are open: perhaps the same thing. */
  readonly similar: readonly DeskReportRow[];
  readonly etag: string;
}

export interface DeskPhoto {
  readonly index: number;
  /** Fetch with the token from `/desk/reports/photos/:blobId`; absent while it is on its way. */
  readonly blobId?: string;
  readonly mediaType?: string;
  /** It arrived and cannot be shown: why (problem code). */
  readonly rejected?: string;
}
