/**
 * What a hamlet's pack says of dossiers that somebody from the office comes for: a result that lies ready, a supplement that
 * was asked for. Enough to find the resident and to know what to bring, and nothing of what the dossier says.
 */

import type { SupplementRequest } from '../dossier/dossier.ts';
import type { EnvelopeState } from '../handover/envelope-chain.ts';
import type { FeeAtHandOver } from '../money/fee-at-hand-over.ts';

interface DossierOfHamlet {
  readonly dossierId: string;
  /** Nine digits, as on the slip. */
  readonly localCode: string;
  readonly officialNumber?: string;
  readonly procedureCode: string;
  /** Short, as people say it. */
  readonly procedureName: string;
  readonly applicantName: string;
}

export interface ResultToHandOver extends DossierOfHamlet {
  /** What the result is, in the desk's words. */
  readonly summary: string;
  /** `YYYY-MM-DD` */
  readonly doneOn: string;
  /** Whether the paper is with somebody on the way, and with whom; absent: it lies at the desk. */
  readonly carried?: CarriedResult;
  /** How many files of it there are: it can be had electronically. */
  readonly files: number;
  /** What the resident must bring besides slip and citizen card, in words; often nothing. */
  readonly bring: readonly string[];
  /** Absent: nothing is to be paid any more, or an older gateway said nothing of it. */
  readonly fee?: FeeAtHandOver;
}

/** A result on its way to a hamlet, in the envelope of a visit. */
export interface CarriedResult {
  /** Of `Visit`; absent: taken along without one. */
  readonly visitId?: string;
  readonly hamlet: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Who has the envelope. */
  readonly carrier: string;
}

/** Whoever comes to the hamlet may take it, not only the phone that sealed the dossier. */
export interface SupplementToTake extends DossierOfHamlet {
  /** The version whose questions are asked again. */
  readonly procedureVersion: number;
  readonly request: SupplementRequest;
  /** What is asked for, each as a person would call it. */
  readonly asked: readonly string[];
}

/** Sealed dossiers that wait on a phone of the hamlet's team, as it last reported. */
export interface BoxToCarry {
  readonly personName: string;
  readonly deviceName: string;
  readonly unsent: number;
  /** ISO, by the phone's clock. */
  readonly oldestAt?: string;
}

/** An envelope with originals or ink signatures of this hamlet that is not at the desk yet. */
export interface EnvelopeToCarry {
  /** Nine digits, as on its label. */
  readonly code: string;
  readonly state: Exclude<EnvelopeState, 'desk' | 'returned'>;
  /** Who has it, or who may; empty: it lies at the door. */
  readonly holders: readonly string[];
  /** Of its dossiers; empty: they are still on their way. */
  readonly applicantNames: readonly string[];
}
