/** The tables of pads, tasks and leaving; `schema.ts` has the others. */

import type { KeyObject } from 'node:crypto';
import type { Timestamp } from './column-types.ts';
import { openJson, sealJson } from './sealed-content.ts';

export interface PadsTable {
  pad_id: string;
  commune_code: string;
  /** Printed on each of its sheets; counts up in a commune. */
  number: number;
  hamlet: string | null;
  printed_at: Timestamp;
  /** Who has it: a person, a team, or nobody yet. */
  given_person_id: string | null;
  given_team_id: string | null;
  given_at: Timestamp | null;
  given_by: string | null;
}

/** Whose a dossier's open task is; without a row, or with neither, it is the team's of the hamlet. */
export interface TaskAssignmentsTable {
  dossier_id: string;
  commune_code: string;
  person_id: string | null;
  team_id: string | null;
  given_by: string;
  given_at: Timestamp;
}

/** Why a leaver's line stays open; of that leaving only. */
export interface LeavingReasonsTable {
  person_id: string;
  step: string;
  left_on: string;
  given_by: string;
  given_at: Timestamp;
  sealed_reason: Buffer;
}

type ReasonKey = Pick<LeavingReasonsTable, 'person_id' | 'step' | 'left_on'>;

const placeOf = ({ person_id: personId, step, left_on: leftOn }: ReasonKey) =>
  `leaving_reasons.sealed_reason:${personId}:${step}:${leftOn}`;

export function sealLeavingReason(dataKey: KeyObject, key: ReasonKey, reason: string): Buffer {
  return sealJson(dataKey, placeOf(key), reason);
}

export function openLeavingReason(dataKey: KeyObject, row: ReasonKey & { readonly sealed_reason: Uint8Array }): string {
  return openJson(dataKey, placeOf(row), row.sealed_reason);
}
