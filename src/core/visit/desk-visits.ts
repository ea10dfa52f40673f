/** The schedule as those see it who keep it; the gateway's `/api/v1/visits` routes speak these shapes. */

import type { AccountRole } from '../reception/administration.ts';
import type { DaysOff, VisitSchedule } from './schedule.ts';

/**
 * `GET /visits?commune=` (an official's own commune where none is named) → DeskVisits with the `ETag` that every change gives
 * back as `If-Match`. `POST /visits/rules` a rule; `POST /visits/rules/:ruleId` a whole rule, or {removed};
 * `POST /visits/exceptions` one; `POST /visits/exceptions/:exceptionId` {removed}; `POST /visits/public-page` {showsNames}:
 * each → the DeskVisits as they are then. `GET /visits/notice?from=` → the notice board's PDF.
 */
export interface DeskVisits {
  readonly communeCode: string;
  readonly communeName: string;
  readonly telephone?: string;
  readonly schedule: VisitSchedule;
  readonly daysOff: DaysOff;
  /** As the commune's teams have them. */
  readonly hamlets: readonly string[];
  readonly points: readonly {
    readonly receptionPointId: string;
    readonly name: string;
    readonly address: string;
    readonly closedOn?: string;
  }[];
  /** Who may be sent; empty for who cannot plan. */
  readonly people: readonly {
    readonly personId: string;
    readonly name: string;
    readonly role: AccountRole;
    readonly lastDay?: string;
  }[];
  /** By name. */
  readonly procedures: readonly { readonly code: string; readonly shortName: string }[];
  readonly publicPage: {
    /** The public page names who comes. */
    readonly showsNames: boolean;
    readonly path: string;
  };
}

/** Of a commune, above which a schedule is no plan any more. */
export const mostRules = 200;
export const mostExceptions = 1000;
