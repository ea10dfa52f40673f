/**
 * The tables of the roster; `schema.ts` has the others. A hamlet's name says nothing of a person and lies open, as in `notes`;
 * everything about a household is sealed.
 */

import type { KeyObject } from 'node:crypto';
import type { RosterContent } from '../../core/household/roster.ts';
import type { RosterField } from '../../core/household/roster-import.ts';
import type { Json, Timestamp } from './column-types.ts';
import { openJson, sealJson } from './sealed-content.ts';

export interface HouseholdsTable {
  household_id: string;
  commune_code: string;
  /** As the commune's list spells it. */
  hamlet: string;
  /** From 1; one more with each change. */
  revision: number;
  /** It moved away, or a newer list has it no longer. The row stays: it may come back, and notes are about it. */
  gone_at: Timestamp | null;
  changed_at: Timestamp;
  /** `RosterContent` */
  sealed_content: Buffer;
}

/** What was done to a household, each step with what stood there before. */
export interface HouseholdChangesTable {
  change_id: string;
  household_id: string;
  commune_code: string;
  /** Of the household after it. */
  revision: number;
  kind: 'added' | 'changed' | 'gone' | 'back' | 'corrected' | 'undone';
  changed_at: Timestamp;
  changed_by: string;
  import_id: string | null;
  /** `ChangeContent` */
  sealed_content: Buffer;
}

export interface RosterImportsTable {
  import_id: string;
  commune_code: string;
  imported_at: Timestamp;
  imported_by: string;
  added: number;
  changed: number;
  gone: number;
  undone_at: Timestamp | null;
  undone_by: string | null;
}

/** How a commune's lists are read: folded head by field. */
export interface RosterMatchingsTable {
  commune_code: string;
  heads: Json<{ readonly [field in RosterField]?: string }>;
}

/** When the police's mobile team comes to a hamlet. */
export interface VneidVisitsTable {
  vneid_visit_id: string;
  commune_code: string;
  hamlet: string;
  on_day: string;
  from_time: string;
  to_time: string;
  place: string;
  changed_at: Timestamp;
  changed_by: string;
  removed_at: Timestamp | null;
}

/** Column `household_changes.sealed_content`. */
export interface ChangeContent {
  /** Absent: the household was not there. */
  readonly before?: RosterContent;
  readonly wasGone?: boolean;
  /** An official's words. */
  readonly reason?: string;
}

export function sealHousehold(dataKey: KeyObject, householdId: string, content: RosterContent): Buffer {
  return sealJson(dataKey, `households.sealed_content:${householdId}`, content);
}

export function openHousehold(dataKey: KeyObject, householdId: string, sealed: Uint8Array): RosterContent {
  return openJson(dataKey, `households.sealed_content:${householdId}`, sealed);
}

export function sealChange(dataKey: KeyObject, changeId: string, content: ChangeContent): Buffer {
  return sealJson(dataKey, `household_changes.sealed_content:${changeId}`, content);
}

export function openChange(dataKey: KeyObject, changeId: string, sealed: Uint8Array): ChangeContent {
  return openJson(dataKey, `household_changes.sealed_content:${changeId}`, sealed);
}
