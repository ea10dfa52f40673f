/**
 * Statuses brought over from the one-stop system's Excel or CSV export; the gateway's `/api/v1/desk/status-imports` speaks
 * exactly these shapes. The file goes up with every question: nothing of it is kept between looking and applying.
 */

import type { OfficeState } from '../dossier/dossier-status.ts';
import { fold, foldedWords } from '../text/fold.ts';

export const largestStatusFileBytes = 4_000_000;
export const mostStatusRows = 5_000;
/** One application is one transaction, and everybody's log waits for its end. */
export const mostStatusChanges = 300;

export const statusFields = ['number', 'status', 'at', 'appointment', 'note'] as const;
export type StatusField = (typeof statusFields)[number];

/** Which column, counted from 0, holds what; a field without one is not in the file. */
export type StatusColumns = { readonly [field in StatusField]?: number };

/** `POST /desk/status-imports/preview` → StatusPreview or UnreadableStatusFile. */
export interface StatusUpload {
  /** base64 */
  readonly file: string;
  /** Absent: as remembered of this commune, else as the heads suggest. */
  readonly columns?: StatusColumns;
  /** What the commune's own status words mean: `statusKey` → official code. Added to what is remembered. */
  readonly words?: { readonly [key: string]: string };
}

/** `POST /desk/status-imports` → StatusImportAnswer: these lines, or all that change something, in one transaction. */
export interface StatusImportRequest extends StatusUpload {
  readonly lines?: readonly number[];
}

export interface StatusImportAnswer {
  readonly changed: number;
  /** As the file looks after it. */
  readonly preview: StatusPreview;
}

export const statusFileFaults = [
  'file-too-large',
  'file-empty',
  'file-old-excel',
  'file-damaged',
  'file-unpacks-too-large',
  'file-not-table',
  'too-many-rows',
] as const;
export type StatusFileFault = (typeof statusFileFaults)[number];

export interface UnreadableStatusFile {
  readonly fault: StatusFileFault;
}

export interface StatusPreview {
  /** The line of the heads, as the spreadsheet counts. */
  readonly headLine: number;
  readonly heads: readonly string[];
  readonly columns: StatusColumns;
  /** The matching is the one that this commune used last. */
  readonly isRemembered: boolean;
  readonly rows: readonly StatusRow[];
  /** Status words nobody has explained yet, as they stand in the file. */
  readonly unknownStatuses: readonly string[];
}

/** change: would be applied · same, older: nothing to do · the others say why a line cannot be applied. */
export const statusVerdicts = [
  'change',
  'same',
  'older',
  'number-missing',
  'number-invalid',
  'number-unknown',
  'status-missing',
  'status-unknown',
  'date-unreadable',
  'duplicate',
  'by-hand',
  'impossible',
] as const;
export type StatusVerdict = (typeof statusVerdicts)[number];

export interface StatusRow {
  readonly line: number;
  readonly number: string;
  readonly statusText: string;
  readonly verdict: StatusVerdict;
  /** Official code. */
  readonly code?: string;
  readonly at?: string;
  readonly note?: string;
  readonly dossierId?: string;
  readonly from?: OfficeState;
  readonly to?: OfficeState;
}

/** Heads seen in exports, folded; the first that fits wins. */
const headWords: { readonly [field in StatusField]: readonly string[] } = {
  number: ['so ho so', 'ma ho so', 'so bien nhan', 'ma so ho so', 'so tiep nhan', 'ma bien nhan'],
  status: ['trang thai', 'tinh trang', 'trang thai ho so', 'tinh trang ho so', 'trang thai xu ly', 'tinh trang xu ly'],
  at: [
    'ngay cap nhat',
    'thoi gian cap nhat',
    'ngay xu ly',
    'ngay tra ket qua',
    'ngay hoan thanh',
    'ngay ket thuc',
    'ngay tra',
  ],
  appointment: ['ngay hen tra', 'hen tra', 'ngay hen', 'han xu ly', 'han giai quyet'],
  note: ['ghi chu', 'ly do', 'noi dung xu ly', 'y kien'],
};

/** Which columns the heads suggest: the same words first, then heads that contain them. A column serves once. */
export function proposeColumns(heads: readonly string[]): StatusColumns {
  const keys = heads.map((head) => foldedWords(head).join(' '));
  const taken = new Set<number>();
  const columns: { [field in StatusField]?: number } = {};
  for (const fits of [(key: string, word: string) => key === word, (key: string, word: string) => key.includes(word)]) {
    for (const field of statusFields) {
      if (columns[field] !== undefined) continue;
      const word = headWords[field].find((each) => keys.some((key, at) => !taken.has(at) && fits(key, each)));
      if (word === undefined) continue;
      const at = keys.findIndex((key, index) => !taken.has(index) && fits(key, word));
      taken.add(at);
      columns[field] = at;
    }
  }
  return columns;
}

/** The row, among the first ones, whose cells are the heads: titles and dates may stand above a table. */
export function findHeadRow(rows: readonly (readonly string[])[]): number {
  const looked = rows.slice(0, 20);
  const scores = looked.map((row) => Object.keys(proposeColumns(row)).length + (row.length > 1 ? 0.5 : 0));
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}

/** What a head is remembered by. */
export function headKey(head: string): string {
  return fold(head).trim().replaceAll(/\s+/g, ' ');
}
