/** What `GET /figures` answers: the page, the spreadsheet and the open figures read the same shape. */

import type { Dimension, FigureId } from './figure.ts';

export interface FigureValue {
  /** Absent: nothing to count (a share of nothing), or hidden. */
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  /** Too few people are behind it, or it would give away another that is hidden. */
  readonly hidden?: true;
  /** Parts of it are hidden: it is at least this much. */
  readonly atLeast?: true;
}

export type FigureValues = { readonly [id in FigureId]?: FigureValue };

export interface FigureRow {
  /** What a filter takes; '' stands for what nobody said (a hamlet). */
  readonly key: string;
  readonly label: string;
  readonly values: FigureValues;
}

export interface FiguresAnswer {
  /** First and last day, `YYYY-MM-DD`, as people there count days. */
  readonly period: { readonly from: string; readonly to: string };
  readonly computedAt: string;
  readonly commune?: { readonly code: string; readonly name: string };
  readonly procedure?: string;
  readonly hamlet?: string;
  /** Numbers below `smallest` are hidden. Absent: the caller may see each dossier anyway. */
  readonly smallest?: number;
  readonly total: FigureValues;
  readonly by?: Dimension;
  readonly rows: readonly FigureRow[];
}
