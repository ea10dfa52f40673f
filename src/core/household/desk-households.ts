/** The households of a commune as its desk sees them; the gateway's `/api/v1/desk/hamlets`, `households`, `vneid` speak these shapes. */

import type { NoteBody } from '../notes/note.ts';
import type { DescribedField } from './household-times.ts';
import type { Household, VneidLevel, VneidStep } from './household.ts';
import type { RosterField } from './roster-import.ts';
import type { RosterContent } from './roster.ts';
import type { DoorState } from './round.ts';

/** `GET /desk/hamlets?since=YYYY-MM-DD` (absent: this week's Monday) → DeskHamlets. */
export interface DeskHamlets {
  readonly since: string;
  readonly hamlets: readonly HamletProgress[];
  /** The newest one. */
  readonly lastImport?: LastImport;
}

export interface HamletProgress {
  readonly hamlet: string;
  readonly households: number;
  /** Of the round that began on `since`. */
  readonly doors: { readonly [state in DoorState]: number };
  /** The day on which somebody is to come back has come. */
  readonly due: number;
}

export interface LastImport {
  readonly importId: string;
  readonly at: string;
  readonly by: string;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly isUndone: boolean;
}

/** `GET /desk/hamlets/:hamlet?since=` → HamletHouseholds. `POST /desk/households` {text} → FoundHouseholds: names never stand in an address. */
export interface HamletHouseholds {
  readonly hamlet: string;
  readonly since: string;
  readonly rows: readonly HouseholdRow[];
}

export interface FoundHouseholds {
  readonly rows: readonly HouseholdRow[];
  /** Also those that are not shown. */
  readonly total: number;
}

export interface HouseholdRow {
  readonly household: Household;
  readonly state: DoorState;
  readonly isDue: boolean;
  /** Found at the door: the list does not have it. */
  readonly isNew: boolean;
  readonly isGone: boolean;
  readonly knockedOn?: string;
  readonly comeBackOn?: string;
}

/** `GET /desk/households/:householdId` → DeskHousehold, with `ETag`. */
export interface DeskHousehold {
  readonly row: HouseholdRow;
  readonly number?: string;
  /** What the list says, where something else was noted at the door. */
  readonly listed?: RosterContent;
  /** As of now, in the order of the note. */
  readonly people: readonly VneidPerson[];
  /** Oldest first. */
  readonly history: readonly HouseholdEvent[];
  readonly etag: string;
}

export interface VneidPerson {
  readonly name: string;
  readonly birthYear?: number;
  readonly phone?: string;
  readonly step: VneidStep;
}

export interface HouseholdEvent {
  readonly at: string;
  /** A person's name. */
  readonly by: string;
  readonly what:
    | {
        readonly kind: 'note';
        readonly body: NoteBody;
        readonly isDesk: boolean;
        /** What of it never held: a newer word stood there already when it came. */
        readonly late?: readonly DescribedField[];
      }
    | {
        readonly kind: 'added' | 'changed' | 'gone' | 'back' | 'corrected' | 'undone';
        readonly reason?: string;
        readonly differs: readonly { readonly field: RosterField; readonly from: string; readonly to: string }[];
      };
}

/**
 * `POST /desk/households/:householdId` with `If-Match` → DeskHousehold. The roster says so from then on, and so does every
 * phone: of each field the newer word holds, whenever a note from a door comes. Problems: reason-missing, bad-request
 * (`questionId`: the first field that does not hold), changed-meanwhile.
 */
export interface HouseholdCorrection {
  readonly household: Omit<Household, 'householdId' | 'hamlet'>;
  readonly number?: string;
  readonly isGone: boolean;
  readonly reason: string;
}

/** `POST /desk/households/:householdId/vneid` with `If-Match` → DeskHousehold: who wants level 2, all of them. */
export interface HouseholdVneid {
  readonly people: readonly VneidPerson[];
}

/** `GET /desk/vneid?hamlet=` → VneidList. */
export interface VneidList {
  readonly hamlets: readonly string[];
  readonly rows: readonly VneidRow[];
  /** Where somebody lacks level 2, or the household asked for help, and nobody was noted by name yet. */
  readonly unasked: readonly VneidHousehold[];
  /** People by level, of the households where it is known; `unknown`: households where nobody asked. */
  readonly levels: { readonly [level in VneidLevel | 'unknown']: number };
  /** From today on. */
  readonly visits: readonly VneidVisit[];
}

export interface VneidRow extends VneidPerson {
  readonly householdId: string;
  /** Among the people of that household. */
  readonly position: number;
  readonly headName: string;
  readonly hamlet: string;
  readonly whereabouts?: string;
  /** When that was noted, and by whom. */
  readonly at: string;
  readonly by: string;
}

export interface VneidHousehold {
  readonly householdId: string;
  readonly headName: string;
  readonly hamlet: string;
  readonly whereabouts?: string;
  readonly phone?: string;
  /** Members without level 2, where that is known. */
  readonly without?: number;
}

/** A day of the police's mobile team. */
export interface VneidVisit {
  readonly visitId: string;
  readonly hamlet: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** `HH:MM` */
  readonly from: string;
  readonly to: string;
  readonly place: string;
}

/** Named by household and place among its people; the name tells whether somebody else stands there now. */
export type VneidPick = Pick<VneidRow, 'householdId' | 'position' | 'name'>;

/** `POST /desk/vneid/steps` → {changed}. All or none; problem: changed-meanwhile. */
export interface VneidSteps {
  readonly step: VneidStep;
  readonly people: readonly VneidPick[];
}

/** `POST /desk/vneid/slips` → PDF: an invitation for each, on A5 or four on A4 (`A6`). */
export interface VneidSlips {
  readonly visitId: string;
  readonly paper: 'A5' | 'A6';
  readonly people: readonly VneidPick[];
}

export const mostVneidPicks = 400;
/** As many as a note takes. */
export const mostVneidPeople = 50;
