/** What the desk sees and does about envelopes, pads and tasks; the gateway's `/api/v1/desk` routes speak these shapes. */

import type { DeskPerson } from '../reception/desk-life.ts';
import type { EnvelopeAnswer } from '../reception/desk.ts';
import type { ChainLink, EnvelopeCount, EnvelopePlace } from './envelope-chain.ts';
import type { HamletStock, Pad, SheetFault } from './pad.ts';

/** Days after which an envelope that is not at the desk is asked about. */
export const lateEnvelopeDays = 7;

/** `GET /desk/envelopes` → EnvelopeList: every envelope of the commune that is on its way, the longest known first. */
export interface EnvelopeList {
  /** Neither at the desk nor given back. */
  readonly rows: readonly EnvelopeRow[];
  /** Of all there ever were: what is made is somewhere. */
  readonly count: EnvelopeCount;
}

export interface EnvelopeRow {
  readonly code: string;
  readonly place: EnvelopePlace;
  readonly chain: readonly ChainLink[];
  /** Empty: only a hand-over tells of it; its dossier is still on its way. */
  readonly dossiers: readonly {
    readonly dossierId: string;
    readonly applicantName: string;
    readonly procedureName: string;
  }[];
  readonly hamlet?: string;
  /** When the gateway first heard of it: by its own clock. */
  readonly knownAt: string;
  readonly isLate: boolean;
}

/**
 * `POST /desk/hand-overs` {text, counted}: the desk read a giver's code and counted. What a dossier waits for is marked as
 * arrived; `single` are codes whose dossier is not here yet: what lies in those envelopes is ticked one by one.
 */
export interface DeskHandOver {
  readonly giver: string;
  readonly received: readonly EnvelopeAnswer[];
  readonly single: readonly string[];
  /** The code to show back to the giver's phone. */
  readonly answer: string;
}

/** `GET /desk/pads` → PadList; `POST /desk/pads/:padId` PadChange and `POST /desk/sheets` SheetChange → the same. */
export interface PadList {
  /** Newest first. */
  readonly pads: readonly Pad[];
  readonly stock: readonly HamletStock[];
  readonly people: readonly DeskPerson[];
  readonly teams: readonly { readonly teamId: string; readonly name: string }[];
}

/** `givenTo`: null takes it back to the desk. `isLost`: false, it was found again. */
export interface PadChange {
  readonly givenTo?: { readonly kind: 'person' | 'team'; readonly id: string } | null;
  readonly isLost?: boolean;
}

/** `fault`: null, the sheet is good after all. */
export interface SheetChange {
  readonly code: string;
  readonly fault: SheetFault | null;
}
