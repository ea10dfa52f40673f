/** The tables of field reports; `schema.ts` has the others. Who said what lies sealed; what is public is a row of its own. */

import type { KeyObject } from 'node:crypto';
import type { ProblemCode } from '../../core/problem.ts';
import type { Publication, RefusalGround } from '../../core/report/report-life.ts';
import type { ReportState, ReportSubject, ReportText } from '../../core/report/report.ts';
import type { Generated } from 'kysely';
import type { Timestamp } from './column-types.ts';
import { openJson, sealJson } from './sealed-content.ts';

export interface ReportsTable {
  report_id: string;
  commune_code: string;
  /** Whose key sealed it. */
  device_id: string;
  /** The newest packet. */
  pid: string;
  packet_revision: number;
  /** Rises with every change at the desk. */
  revision: number;
  local_code: string;
  slip_token_sha256: string;
  subject: ReportSubject;
  /** As the team spells it. */
  hamlet: string;
  state: ReportState;
  state_at: Timestamp;
  arrived_at: Timestamp;
  /** The day on which an answer is due; a closed or refused one keeps it. */
  due_on: string;
  /** When it was first answered, refused or taken back: what is not null counts as settled. */
  settled_at: Timestamp | null;
  photo_count: number;
  sample: boolean;
  /** `ReportContent`. */
  sealed_content: Buffer;
}

export interface ReportPacketsTable {
  report_id: string;
  pid: string;
}

export interface ReportPhotosTable {
  report_id: string;
  part_sha256: string;
  /** Its place in the text, from 1. */
  index: number;
  media_type: string | null;
  blob_id: string | null;
  rejected: ProblemCode | null;
}

export interface ReportEventsTable {
  event_id: Generated<string>;
  report_id: string;
  at: Timestamp;
  /** A device id, or `opener`. */
  actor: string;
  action: string;
  sealed_note: Buffer | null;
}

/** What stands on the public page, and nothing else: an official's own words, so they lie in the clear. */
export interface PublishedReportsTable {
  report_id: string;
  commune_code: string;
  subject: ReportSubject;
  title: string;
  place: string;
  answer: string;
  published_at: Timestamp;
  /** It was taken off the page again. */
  withdrawn_at: Timestamp | null;
}

/** Column `reports.sealed_content`. */
export interface ReportContent {
  readonly text: ReportText;
  readonly handledBy?: string;
  readonly draft?: Partial<Publication>;
  readonly answer?: string;
  readonly refusal?: { readonly ground: RefusalGround; readonly reason: string };
}

export function sealReportContent(dataKey: KeyObject, reportId: string, content: ReportContent): Buffer {
  return sealJson(dataKey, `reports.sealed_content:${reportId}`, content);
}

export function openReportContent(dataKey: KeyObject, reportId: string, sealed: Uint8Array): ReportContent {
  return openJson(dataKey, `reports.sealed_content:${reportId}`, sealed);
}

export function sealReportNote(dataKey: KeyObject, reportId: string, note: string): Buffer {
  return sealJson(dataKey, `report_events.sealed_note:${reportId}`, note);
}

export function openReportNote(dataKey: KeyObject, reportId: string, sealed: Uint8Array): string {
  return openJson(dataKey, `report_events.sealed_note:${reportId}`, sealed);
}
