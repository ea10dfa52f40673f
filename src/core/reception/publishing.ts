/**
 * Publishing procedures without a programmer: an official checks and proposes, the province publishes. The gateway's
 * `/api/v1/admin/procedures` and `/admin/proposals` routes speak these shapes.
 */

import type { FormFault, LocatedFault } from '../definition/form-fault.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { SheetNote } from '../definition/xlsform-fault.ts';

/** As uploaded; the JSON as text, because faults are told by its lines. */
export type UploadKind = 'json' | 'xlsx';

export const largestUploadBytes = 2_000_000;
export const longestNote = 500;

/** `POST /admin/procedures/check` {text} (JSON) or {xlsx} (base64): a definition as somebody wrote it. */
export type CheckAnswer =
  | {
      readonly isPublishable: false;
      readonly kind: 'json';
      readonly faults: readonly LocatedFault[];
    }
  | {
      readonly isPublishable: false;
      readonly kind: 'xlsx';
      readonly faults: readonly SheetNote[];
      /** The sheet could be read, and this is what is wrong with the procedure that it makes. */
      readonly procedureFaults: readonly FormFault[];
    }
  | ({
      readonly isPublishable: true;
      readonly kind: UploadKind;
      /** What of the sheet is not taken over as it stands there. */
      readonly notes: readonly SheetNote[];
    } & ProcedurePreview);

/** A definition that may be published, beside what is published now. */
export interface ProcedurePreview {
  readonly procedure: Procedure;
  readonly warnings: readonly PublishingWarning[];
  /** The newest version of the code; 0: it is new. Sent back with what is published or proposed. */
  readonly basedOn: number;
  /** Absent: the code is new. */
  readonly comparison?: ProcedureComparison;
}

/** What does not stand in the way, and what the person should know before. */
export const publishingWarnings = [
  'same-as-published',
  'form-removed',
  'code-not-in-directory',
  'partly-confirmed',
  'already-ended',
] as const;
export type PublishingWarning = (typeof publishingWarnings)[number];

/** What differs from an earlier version, in the order of the new one; what is gone stands last. */
export interface ProcedureComparison {
  readonly version: number;
  readonly questions: readonly Difference[];
  readonly papers: readonly Difference[];
  readonly facts: readonly FactDifference[];
}

export interface Difference {
  readonly id: string;
  readonly label: string;
  readonly kind: 'new' | 'changed' | 'removed';
  /** Changed: names of the fields that differ, as the definition calls them. */
  readonly fields?: readonly string[];
}

/** A fact outside questions and papers. */
export interface FactDifference {
  /** As the definition calls it: `name`, `sla`, `form.title`… */
  readonly name: string;
  /** Absent where it is no single text, or was not there. */
  readonly before?: string;
  readonly after?: string;
}

/** `GET /admin/procedures` */
export interface PublishedCatalogue {
  readonly procedures: readonly PublishedProcedure[];
  /** Those that wait, and those that were decided within the last days; newest first. */
  readonly proposals: readonly Proposal[];
}

export interface PublishedProcedure {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly sector: string;
  readonly hasForm: boolean;
  /** Newest first. */
  readonly versions: readonly PublishedVersion[];
}

export interface PublishedVersion {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  /** The end is only expected, not confirmed. */
  readonly isEndExpected?: true;
  readonly publishedAt: string;
  /** Absent: it came with the program. */
  readonly publishedBy?: string;
  readonly note?: string;
  /** Why a person ended it. */
  readonly endReason?: string;
}

export interface Proposal {
  readonly proposalId: string;
  readonly code: string;
  readonly name: string;
  readonly basedOn: number;
  readonly effectiveFrom: string;
  readonly note: string;
  /** Absent: a newer program brought it. */
  readonly proposedBy?: string;
  readonly commune?: string;
  readonly proposedAt: string;
  readonly state: 'proposed' | 'published' | 'declined' | 'withdrawn';
  readonly reason?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  /** The caller's own: may be withdrawn while it waits. */
  readonly isMine: boolean;
}

/** `GET /admin/proposals/:proposalId` */
export type ProposalAnswer = { readonly proposal: Proposal } & ProcedurePreview;

/** `POST /admin/procedures/publish`, `POST /admin/proposals` */
export interface PublishingRequest {
  readonly definition: unknown;
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
  /** Of the preview that the person saw: somebody else's newer version answers `changed-meanwhile`. */
  readonly basedOn: number;
  readonly note?: string;
}

/** `POST /admin/procedures/publish`, `POST /admin/proposals/:proposalId/publish`, `POST /admin/procedures/:code/end` */
export interface PublishingAnswer {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
}
