/** What a visit is for, as the desk asks: `GET /visits/errands` and `GET /visits/errand-counts`. */

import type { ErrandCounts, HamletErrands } from './hamlet-errands.ts';

/** `GET /visits/errands?hamlet=&date=` → DeskErrands; `GET /visits/errands/sheet` with the same → PDF to take along. */
export interface DeskErrands extends HamletErrands {
  readonly hamlet: string;
  readonly date: string;
}

/** `GET /visits/errand-counts?from=&to=` → {visits}: one for the first visit to each hamlet in those days, at most 62. */
export interface VisitErrandCounts extends ErrandCounts {
  readonly visitId: string;
}
